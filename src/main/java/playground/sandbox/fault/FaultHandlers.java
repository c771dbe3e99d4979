package playground.sandbox.fault;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import playground.sandbox.error.Cause;
import playground.sandbox.error.Diagnosis;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.Refusal;
import playground.sandbox.error.SandboxServlet;

/** The faults that write the response instead of the servlet, or change what the servlet writes. */
final class FaultHandlers {

  /** Writes the response to one request, with or without the servlet at the end of the chain. */
  interface Handler {
    void handle(ActiveFault fault, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException;
  }

  /** Size of the body of {@link FaultType#HUGE}: 64 MiB. */
  static final int HUGE_BYTES = 64 << 20;

  private static final String LATE_BODY = "fault.late-body";

  private static final int CHUNK_BYTES = 64 << 10; // so that the sandbox itself needs little memory

  private static final String BAD_GATEWAY_PAGE = """
      <html>
      <head><title>502 Bad Gateway</title></head>
      <body><center><h1>502 Bad Gateway</h1></center></body>
      </html>
      """;

  private FaultHandlers() {}

  static void tooManyRequests(
      ActiveFault fault, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    refuseForNow(fault, request, response, ErrorText.TOO_MANY_REQUESTS);
  }

  /** The value that was seen in the wild, as if a template had not been filled. */
  static void malformedRetryAfter(
      ActiveFault fault, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    response.setHeader("Retry-After", "rand(30),add(30)");
    refuse(fault, request, response, ErrorText.TOO_MANY_REQUESTS);
  }

  static void locked(
      ActiveFault fault, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    refuseForNow(fault, request, response, ErrorText.LOCKED);
  }

  static void serviceUnavailable(
      ActiveFault fault, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    refuseForNow(fault, request, response, ErrorText.UNAVAILABLE);
  }

  static void serverError(
      ActiveFault fault, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    refuse(fault, request, response, ErrorText.SERVER_ERROR);
  }

  private static void refuseForNow(
      ActiveFault fault, HttpServletRequest request, HttpServletResponse response, ErrorText text) throws IOException {
    response.setHeader("Retry-After", Integer.toString(fault.number()));
    refuse(fault, request, response, text);
  }

  private static void refuse(
      ActiveFault fault, HttpServletRequest request, HttpServletResponse response, ErrorText text) throws IOException {
    SandboxServlet.refuse(request, response, new Refusal.InJson(text, Cause.FAULT.words(fault.type().wireName())));
  }

  static void badGatewayHtml(
      ActiveFault fault, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    note(Cause.FAULT, fault, request);
    var page = BAD_GATEWAY_PAGE.getBytes(StandardCharsets.UTF_8);
    response.setStatus(502);
    response.setContentType("text/html");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }

  static void cut(ActiveFault fault, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    note(Cause.FAULT_AFTER_SERVING, fault, request);
    var body = BufferedResponse.bodyOf(request, response, chain);
    response.setContentLength(Math.max(2, body.length)); // more than is sent, so the server closes the connection
    response.getOutputStream().write(body, 0, body.length / 2);
    response.flushBuffer();
  }

  /** Releases the thread until the body is due; the request comes through the filter again to get it. */
  static void slowFirstByte(
      ActiveFault fault, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Diagnosis.of(request).note(Cause.FAULT_DELAY, fault.type().wireName(), fault.number());
    var body = BufferedResponse.bodyOf(request, response, chain);
    response.setContentLength(body.length);
    response.flushBuffer();
    request.setAttribute(LATE_BODY, body);
    resumeAfter(fault.number(), request, response);
  }

  /** Sends the body whose headers were sent before, if the request has come for it. */
  static boolean sendLateBody(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var body = (byte[]) request.getAttribute(LATE_BODY);
    if (body == null) {
      return false;
    }
    response.getOutputStream().write(body);
    return true;
  }

  /** Sends the request through the filters again after a while; until then it holds no thread. */
  static void resumeAfter(int seconds, HttpServletRequest request, HttpServletResponse response) {
    var context = request.startAsync(request, response);
    context.setTimeout(0); // no time limit beside the delay itself
    CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS).execute(context::dispatch);
  }

  static void truncated(ActiveFault fault, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    note(Cause.FAULT_AFTER_SERVING, fault, request);
    var body = BufferedResponse.bodyOf(request, response, chain);
    response.setContentLength(body.length / 2);
    response.getOutputStream().write(body, 0, body.length / 2);
  }

  static void huge(ActiveFault fault, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    note(Cause.FAULT, fault, request);
    response.setStatus(200);
    response.setHeader("Content-Type", "application/json;charset=UTF-8");
    response.setContentLength(HUGE_BYTES);
    var chunk = new byte[CHUNK_BYTES];
    Arrays.fill(chunk, (byte) 'a');
    var first = chunk.clone();
    var start = "{\"access_token\":\"".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(start, 0, first, 0, start.length);
    response.getOutputStream().write(first);
    for (var sent = CHUNK_BYTES; sent < HUGE_BYTES; sent += CHUNK_BYTES) {
      response.getOutputStream().write(chunk);
    }
  }

  private static void note(Cause cause, ActiveFault fault, HttpServletRequest request) {
    Diagnosis.of(request).note(cause, fault.type().wireName());
  }

  /** Collects the body that a servlet writes; status and headers go to the client. The sandbox's bodies are small. */
  private static final class BufferedResponse extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private BufferedResponse(HttpServletResponse response) {
      super(response);
    }

    static byte[] bodyOf(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      var buffered = new BufferedResponse(response);
      chain.doFilter(request, buffered);
      return buffered.body.toByteArray();
    }

    @Override
    public void setContentLength(int length) {
      // the handler sets the length
    }

    @Override
    public ServletOutputStream getOutputStream() {
      return new ServletOutputStream() {
        @Override
        public void write(int octet) {
          body.write(octet);
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
          throw new IllegalStateException("the servlets here write synchronously");
        }
      };
    }
  }
}
