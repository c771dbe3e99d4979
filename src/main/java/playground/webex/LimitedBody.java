package playground.webex;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import playground.oauth.OAuthFailure.UnusableResponse;

/** Collects an answer's body and gives up as soon as it is longer than allowed. */
final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {

  /** There was more than allowed. */
  @SuppressWarnings("serial") // caught at once
  static final class TooLong extends IOException {}

  private final int maxBytes;
  private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private Flow.Subscription subscription;

  LimitedBody(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  static UnusableResponse unusable(int maxBytes) {
    return new UnusableResponse(
        "The answer is longer than " + maxBytes / 1024 + " KiB and was not read to its end.",
        "Webex's answers are far shorter. Something else is answering at this address.",
        "Check webex.base-url, and whether a proxy stands in between.",
        true);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (var buffer : buffers) {
      if (collected.size() + buffer.remaining() > maxBytes) {
        subscription.cancel();
        body.completeExceptionally(new TooLong());
        return;
      }
      var bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      collected.writeBytes(bytes);
    }
  }

  @Override
  public void onError(Throwable error) {
    body.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    body.complete(collected.toByteArray());
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }
}
