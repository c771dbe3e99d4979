package playground.server;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.util.Fields;

/** The body of a form, and only the body: the servlet API mixes it with the query, which secrets must not come in. */
public final class PostedForm {

  private PostedForm() {}

  /**
   * @return names in the order of their first coming, each with all its values; empty when the body is no
   *     {@code application/x-www-form-urlencoded}
   * @throws HttpException.RuntimeException with status 400 when the form is malformed, 408 when the rest of it never came
   */
  public static Map<String, List<String>> of(HttpServletRequest request) {
    var fields = new LinkedHashMap<String, List<String>>();
    for (Fields.Field field : fieldsOf(request)) {
      fields.put(field.getName(), List.copyOf(field.getValues()));
    }
    return fields;
  }

  /** Jetty's decoder throws various exceptions for a malformed form, which would give a 500. */
  private static Fields fieldsOf(HttpServletRequest request) {
    try {
      return FormFields.getFields(ServletContextRequest.getServletContextRequest(request));
    } catch (HttpException.RuntimeException e) {
      throw e; // has a status, such as 413
    } catch (CompletionException e) {
      throw new HttpException.RuntimeException(e.getCause() instanceof TimeoutException ? 408 : 400, "incomplete form");
    } catch (IllegalArgumentException e) {
      throw new HttpException.RuntimeException(400, "damaged form"); // without the cause, which quotes the form
    }
  }

  /** The status for a request that ended in this exception: 4xx when it could not be read, else 500. */
  public static int statusOf(Exception failure) {
    return failure instanceof HttpException http ? http.getCode() : 500;
  }
}
