package playground.benchmark;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/**
 * The least that the flow needs, in three plain servlets: what a flow of ours is measured against. Its settings
 * are those of the playground's environment.
 */
final class BareFlow {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String SERVER = System.getenv("WEBEX_BASE_URL");
  private static final String CLIENT_ID = System.getenv("WEBEX_CLIENT_ID");
  private static final String CLIENT_SECRET = System.getenv("WEBEX_CLIENT_SECRET");

  private BareFlow() {}

  /** Links to the authorization server. */
  @SuppressWarnings("serial") // never serialized
  static final class Page extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      var state = random();
      var verifier = random();
      request.getSession().setAttribute("state", state);
      request.getSession().setAttribute("verifier", verifier);
      send(response, "<a href=\"" + SERVER + "/authorize?response_type=code&amp;client_id=" + encoded(CLIENT_ID)
          + "&amp;redirect_uri=" + encoded(callback(request)) + "&amp;scope=spark%3Arooms_read&amp;state=" + state
          + "&amp;code_challenge=" + challenge(verifier) + "&amp;code_challenge_method=S256\">Sign in</a>");
    }
  }

  /** Verifies the state. */
  @SuppressWarnings("serial") // never serialized
  static final class Callback extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      var session = request.getSession();
      if (!String.valueOf(session.getAttribute("state")).equals(request.getParameter("state"))) {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        return;
      }
      session.removeAttribute("state");
      session.setAttribute("code", request.getParameter("code"));
      send(response, "<form method=\"post\" action=\"/token\"><button>Get the tokens</button></form>");
    }
  }

  /** Exchanges the code, and shows the response. */
  @SuppressWarnings("serial") // never serialized
  static final class Token extends HttpServlet {
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":\"?([^\",}]+)");

    private final transient HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
      var session = request.getSession();
      var tokens = exchange("grant_type=authorization_code&code=" + encoded((String) session.getAttribute("code"))
          + "&redirect_uri=" + encoded(callback(request)) + "&client_id=" + encoded(CLIENT_ID)
          + "&client_secret=" + encoded(CLIENT_SECRET)
          + "&code_verifier=" + session.getAttribute("verifier"));
      var rows = new StringBuilder("<table>");
      var fields = FIELD.matcher(tokens);
      while (fields.find()) {
        rows.append("<tr><th>").append(fields.group(1)).append("</th><td>").append(fields.group(2)).append("</td></tr>");
      }
      send(response, rows.append("</table>").toString());
    }

    private String exchange(String form) throws IOException {
      var request = HttpRequest.newBuilder(URI.create(SERVER + "/access_token")).header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(form)).build();
      try {
        return client.send(request, BodyHandlers.ofString()).body();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }

  public static void main(String[] arguments) throws Exception {
    var context = new ServletContextHandler(ServletContextHandler.SESSIONS);
    context.addServlet(new Page(), "/");
    context.addServlet(new Callback(), "/callback");
    context.addServlet(new Token(), "/token");
    BareJetty.serve(context);
  }

  private static String callback(HttpServletRequest request) {
    return "http://localhost:" + request.getLocalPort() + "/callback";
  }

  private static void send(HttpServletResponse response, String content) throws IOException {
    response.setContentType("text/html;charset=utf-8");
    response.getWriter().print("<!doctype html><title>Flow</title>" + content);
  }

  private static String random() {
    var octets = new byte[32];
    RANDOM.nextBytes(octets);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  private static String challenge(String verifier) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
