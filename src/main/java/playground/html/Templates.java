package playground.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
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
   * The page as UTF-8.
   *
   * @param template file name under {@code src/main/jte}, such as {@code page.jte}
   * @param model the template's one parameter
   */
  public static byte[] render(String template, Object model) {
    return rendered(template, model).toByteArray();
  }

  private static PageOutput rendered(String template, Object model) {
    var output = new PageOutput();
    Engine.COMPILED.render(template, model, output);
    return output;
  }

  /** The same as text. */
  public static String text(String template, Object model) {
    return new String(render(template, model), StandardCharsets.UTF_8);
  }

  /** A template to be rendered within another one. */
  public static Fragment fragment(String template, Object model) {
    return output -> Engine.COMPILED.render(template, model, output);
  }

  /** Renders and sends. */
  public static void send(HttpServletResponse response, int status, String template, Object model)
      throws IOException {
    var page = rendered(template, model);
    setHead(response, status, page.length());
    page.writeTo(response.getOutputStream());
  }

  /**
   * Sends a page that was rendered before.
   *
   * @param value of this one
   */
  public static void send(HttpServletResponse response, int status, Stencil page, String value) throws IOException {
    var pieces = page.filledWith(value);
    var length = 0;
    for (var piece : pieces) {
      length += piece.length;
    }
    setHead(response, status, length);
    for (var piece : pieces) {
      response.getOutputStream().write(piece);
    }
  }

  private static void setHead(HttpServletResponse response, int status, int length) {
    response.setStatus(status);
    response.setContentType("text/html;charset=utf-8");
    response.setContentLength(length);
  }
}
