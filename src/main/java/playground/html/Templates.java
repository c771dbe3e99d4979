package playground.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The pages under {@code src/main/jte}, compiled with the build. A page is rendered whole before its first byte is
 * sent, so one that fails ends in an error page and never in half of its own.
 */
public final class Templates {

  /** Made on first use, not at start. */
  private static final class Engine {
    static final TemplateEngine COMPILED =
        TemplateEngine.createPrecompiled(null, ContentType.Html, null, "playground.html.generated");
  }

  private Templates() {}

  /**
   * @param template file name under {@code src/main/jte}, such as {@code page.jte}
   * @param model the template's one parameter
   */
  public static String render(String template, Object model) {
    var output = new StringOutput();
    Engine.COMPILED.render(template, model, output);
    return output.toString();
  }

  /** A template to be rendered within another one. */
  public static Fragment fragment(String template, Object model) {
    return output -> Engine.COMPILED.render(template, model, output);
  }

  /** Renders and sends. */
  public static void send(HttpServletResponse response, int status, String template, Object model)
      throws IOException {
    var page = render(template, model).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("text/html;charset=utf-8");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }
}
