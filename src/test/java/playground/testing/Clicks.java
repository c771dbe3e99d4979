package playground.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** Presses buttons without waiting for the responses, as an impatient person does, or many at once. */
public final class Clicks {

  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<CompletableFuture<HttpResponse<String>>> ended = new ArrayBlockingQueue<>(400);

  /**
   * Presses the button of a page's form.
   *
   * @param action of the form, which names its flow
   */
  public void press(Browser browser, Browser.Page page, String action) {
    var flow = page.document().selectFirst("form[action=" + action + "] input[name=flow]").val();
    var cookies = browser.cookies().getCookieStore().getCookies().stream();
    var request =
        HttpRequest.newBuilder(page.uri().resolve(action))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .header("Cookie", cookies.map(c -> c.getName() + "=" + c.getValue()).collect(Collectors.joining("; ")))
            .POST(BodyPublishers.ofString("flow=" + flow))
            .build();
    var sent = client.sendAsync(request, BodyHandlers.ofString());
    sent.whenComplete((response, failure) -> ended.add(sent));
  }

  /** Waits for that many responses, each of which must lead back to the page; a request without one fails. */
  public void awaitRedirects(int count) throws InterruptedException, ExecutionException {
    for (var i = 0; i < count; i++) {
      assertEquals(303, ended.take().get().statusCode());
    }
  }
}
