package playground.benchmark;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/**
 * A browser that comes for the first time: page, authorize, callback, token, and the page that shows the token. The pages
 * are the playground's or {@link BareFlow}'s.
 */
record ExchangeFlow(URI server) implements Callable<String> {

  private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]+/authorize\\?[^\"]+)\"");
  private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
  private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
  private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");

  /** The last page. */
  @Override
  public String call() throws Exception {
    try (var browser = new Browser()) {
      var step3 = authorize(browser, browser.get(server.resolve("/")));
      var last = browser.post(server.resolve("/token"), form(step3, "/token"));
      if (!last.contains(StubAuthorizationServer.ACCESS_TOKEN)) {
        throw new IOException("the last page does not show the access token");
      }
      return last;
    }
  }

  private String authorize(Browser browser, String page) throws IOException {
    if (page.contains("action=\"/authorize\"")) {
      return browser.post(server.resolve("/authorize"), form(page, "/authorize"));
    }
    var link = LINK.matcher(page);
    if (!link.find()) {
      throw new IOException("the first page leads to no authorization server");
    }
    return browser.get(URI.create(unescaped(link.group(1))));
  }

  /** What is filled in already. */
  private static Map<String, String> form(String page, String action) {
    var begin = page.indexOf("action=\"" + action + "\"");
    if (begin < 0) {
      throw new IllegalStateException("the page has no form for " + action);
    }
    var inputs = INPUT.matcher(page).region(begin, page.indexOf("</form>", begin));
    var form = new HashMap<String, String>();
    while (inputs.find()) {
      var name = NAME.matcher(inputs.group());
      var value = VALUE.matcher(inputs.group());
      if (name.find() && value.find()) {
        form.putIfAbsent(name.group(1), unescaped(value.group(1))); // of radio buttons the first
      }
    }
    return form;
  }

  private static String unescaped(String attribute) {
    return attribute.replace("&amp;", "&");
  }
}
