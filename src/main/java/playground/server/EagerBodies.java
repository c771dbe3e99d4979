package playground.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Reads the body of a request, whatever its type, before a thread is given to the request. A sender that never
 * finishes holds a connection and a few bytes, and no thread. Forms have a loader of their own, which parses them too.
 *
 * <p>The bytes are copied. Jetty's {@code RetainedContentLoaderFactory} retains network buffers instead, and a body
 * that arrives byte by byte would then hold a buffer of several kilobytes for each byte.
 *
 * @param maxBytes of a body. Of a longer one the servlet can read one byte more than that, so that it can refuse the
 *     body in its own words; reading on fails with status 413
 */
record EagerBodies(int maxBytes) implements EagerContentHandler.ContentLoaderFactory {

  /** Null means any type without a loader of its own, and no type at all. */
  @Override
  public String getApplicableMimeType() {
    return null;
  }

  @Override
  public EagerContentHandler.ContentLoader newContentLoader(
      String contentType, String mimeType, Handler handler, Request request, Response response, Callback callback) {
    return new Loader(handler, request, response, callback, maxBytes);
  }

  /** Loads one body, and serves its request when all of it, or too much of it, has arrived. */
  private static final class Loader extends EagerContentHandler.ContentLoader {

    private final int maxBytes;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Loader(Handler handler, Request request, Response response, Callback callback, int maxBytes) {
      super(handler, request, response, callback);
      this.maxBytes = maxBytes;
    }

    @Override
    protected void load() {
      loadAvailable().run();
    }

    /** Runs on a thread that reads from the network and must not block. */
    private void loadMore() {
      getRequest().getContext().execute(loadAvailable());
    }

    /** Returns what to do next; nothing while the body is incomplete. */
    private Runnable loadAvailable() {
      while (true) {
        var chunk = getRequest().read();
        if (chunk == null) {
          return () -> getRequest().demand(Invocable.from(Invocable.InvocationType.NON_BLOCKING, this::loadMore));
        }
        if (Content.Chunk.isFailure(chunk)) {
          return () -> Response.writeError(getRequest(), getResponse(), getCallback(), statusOf(chunk.getFailure()));
        }
        var isLast = chunk.isLast();
        take(chunk);
        if (isLast || body.size() > maxBytes) {
          return () -> handle(new LoadedRequest(getRequest(), chunks(isLast)), getResponse(), getCallback());
        }
      }
    }

    private void take(Content.Chunk chunk) {
      var octets = new byte[Math.min(chunk.remaining(), maxBytes + 1 - body.size())];
      chunk.getByteBuffer().get(octets);
      body.writeBytes(octets);
      chunk.release();
    }

    private List<Content.Chunk> chunks(boolean isComplete) {
      var isWhole = isComplete && body.size() <= maxBytes;
      var octets = Content.Chunk.from(ByteBuffer.wrap(body.toByteArray()), isWhole);
      var tooLong = new HttpException.RuntimeException(
          HttpStatus.PAYLOAD_TOO_LARGE_413, "body of more than " + maxBytes + " bytes");
      return isWhole ? List.of(octets) : List.of(octets, Content.Chunk.from(tooLong));
    }

    private static int statusOf(Throwable failure) {
      if (failure instanceof HttpException http) {
        return http.getCode();
      }
      return failure instanceof TimeoutException ? HttpStatus.REQUEST_TIMEOUT_408 : HttpStatus.BAD_REQUEST_400;
    }
  }

  /** A request whose body was read before. */
  private static final class LoadedRequest extends Request.Wrapper {

    private final Deque<Content.Chunk> chunks;

    LoadedRequest(Request request, List<Content.Chunk> chunks) {
      super(request);
      this.chunks = new ArrayDeque<>(chunks);
    }

    /** The last chunk, an end or a failure, comes again and again. */
    @Override
    public Content.Chunk read() {
      return chunks.size() > 1 ? chunks.poll() : last();
    }

    private Content.Chunk last() {
      var last = chunks.poll();
      chunks.add(Content.Chunk.next(last));
      return last;
    }

    /** There is always something to read. */
    @Override
    public void demand(Runnable onAvailable) {
      getContext().execute(onAvailable);
    }
  }
}
