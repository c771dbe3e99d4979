package playground.webex;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Collects a response's body, and gives up as soon as it is longer than allowed, or takes longer. */
public final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {

  /** There was more than allowed. */
  @SuppressWarnings("serial") // caught at once
  static final class TooLong extends IOException {}

  private final int maxBytes;
  private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();

  /**
   * @param within how long it may take to arrive; a {@link TimeoutException} afterwards
   */
  LimitedBody(int maxBytes, Duration within) {
    this.maxBytes = maxBytes;
    body.orTimeout(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    body.whenComplete((octets, failure) -> {
      if (failure != null) {
        subscription.cancel(); // which closes the connection
      }
    });
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (var buffer : buffers) {
      if (collected.size() + buffer.remaining() > maxBytes) {
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
