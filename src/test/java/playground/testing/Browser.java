package playground.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * A browser without scripts: keeps cookies, fills in forms and presses their buttons, and follows a redirect when told
 * to. Says where its posts come from, as browsers do.
 */
public final class Browser {

  private final URI home;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).followRedirects(HttpClient.Redirect.NEVER).build();

  /**
   * @param home what relative addresses start from
   */
  public Browser(URI home) {
    this.home = home;
  }

  public CookieManager cookies() {
    return cookies;
  }

  /** GETs one address, without following. */
  public Page get(String address) {
    return send(HttpRequest.newBuilder(home.resolve(address)).GET().build());
  }

  /** POSTs a form as a page of the same origin does, without following. */
  public Page post(String address, String form) {
    return send(
        HttpRequest.newBuilder(home.resolve(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  /** Any request at all, with this browser's cookies. */
  public Page send(HttpRequest request) {
    try {
      return new Page(this, http.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new IllegalStateException("no answer from " + request.uri().getPath(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Presses a button of a page: sends its form off with what the fields hold. */
  Page press(Page page, Element button) {
    var form = (FormElement) button.closest("form");
    var body =
        form.formData().stream()
            .map(field -> encode(field.key()) + "=" + encode(field.value()))
            .collect(Collectors.joining("&"));
    if (button.hasAttr("name")) {
      body += (body.isEmpty() ? "" : "&") + encode(button.attr("name")) + "=" + encode(button.attr("value"));
    }
    var action = form.hasAttr("action") ? form.attr("action") : page.uri().toString();
    var target = button.hasAttr("formaction") ? button.attr("formaction") : action;
    return post(page.uri().resolve(target).toString(), body);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What came back, readable as a page. */
  public static final class Page {
    private final Browser browser;
    private final HttpResponse<String> response;
    private Document document; // read when somebody looks at the page, which many tests do not

    private Page(Browser browser, HttpResponse<String> response) {
      this.browser = browser;
      this.response = response;
    }

    public int status() {
      return response.statusCode();
    }

    public URI uri() {
      return response.uri();
    }

    public String body() {
      return response.body();
    }

    /** Everything that a reader sees. */
    public String text() {
      return document().text();
    }

    public Document document() {
      if (document == null) {
        document = Jsoup.parse(response.body(), response.uri().toString());
      }
      return document;
    }

    /** Gets the pictures of the page too, of which there must be one, as a browser with a window does. */
    public Page withPictures() {
      var pictures = document().select("img[src]").eachAttr("abs:src");
      if (pictures.isEmpty() || pictures.stream().anyMatch(picture -> browser.get(picture).status() != 200)) {
        throw new IllegalStateException("no pictures: " + pictures);
      }
      return this;
    }

    /** A header's value; empty when it did not come. */
    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** What a field or an output with that id holds; empty when there is none. */
    public String value(String id) {
      var element = document().getElementById(id);
      return element == null ? "" : element.hasAttr("value") ? element.attr("value") : element.text();
    }

    public boolean has(String id) {
      return document().getElementById(id) != null;
    }

    /** Types into a field. */
    public Page fill(String id, String value) {
      document().getElementById(id).val(value);
      return this;
    }

    /** Chooses a radio button. */
    public Page choose(String id) {
      var chosen = document().getElementById(id);
      document().select("input[type=radio][name=" + chosen.attr("name") + "]").removeAttr("checked");
      chosen.attr("checked", "checked");
      return this;
    }

    /** Presses the button with that id, without following where it leads. */
    public Page press(String id) {
      return browser.press(this, document().getElementById(id));
    }

    /** Presses the first button that a CSS selector finds. */
    public Page pressFirst(String selector) {
      return browser.press(this, document().selectFirst(selector));
    }

    /** Goes where the redirect leads, and on, until there is a page. */
    public Page follow() {
      return status() / 100 == 3 ? browser.get(uri().resolve(header("Location")).toString()).follow() : this;
    }
  }
}
