package playground.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import playground.oauth.OAuthFailure;
import playground.webex.HttpExchange;

/**
 * What is known of one browser beside its flows and its pending authorizations. An immutable value, as
 * {@link FlowState} is.
 *
 * @param version counts the changes; the store alone sets it
 * @param createdAt the browser is forgotten {@link FlowStore#ABSOLUTE_LIFETIME} later, however busy it is
 * @param requests what is known of its authorization requests
 * @param log the last {@value #MAX_LOGGED} HTTP exchanges, oldest first; fewer when they take more than
 *     {@value #MAX_LOG_BYTES} bytes
 * @param device the latest device grant; empty before the first
 * @param console what the API console was last used for; empty before the first time
 * @param revocation how the last revocation went; empty before the first
 */
public record BrowserState(
    BrowserKey key,
    long version,
    Instant createdAt,
    RequestState requests,
    List<LoggedExchange> log,
    Optional<DeviceGrant> device,
    Optional<ConsoleState> console,
    Optional<RevocationResult> revocation) {

  /** Entries in the HTTP log. */
  public static final int MAX_LOGGED = 100;

  /** All entries together, estimated. */
  public static final long MAX_LOG_BYTES = 1024 * 1024;

  public BrowserState {
    log = List.copyOf(log);
  }

  /** A browser that has done nothing yet. */
  public static BrowserState created(BrowserKey key, Instant now) {
    return new BrowserState(
        key, 0, now, RequestState.NONE, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same browser as if it had done nothing yet. */
  public BrowserState emptied() {
    var created = created(key, createdAt);
    return new BrowserState(
        key, version + 1, createdAt, created.requests, created.log, created.device, created.console, created.revocation);
  }

  /** The same with another log. */
  public BrowserState withLog(List<LoggedExchange> entries) {
    return new BrowserState(key, version, createdAt, requests, entries, device, console, revocation);
  }

  /** The same as the next version. */
  public BrowserState next() {
    return new BrowserState(key, version + 1, createdAt, requests, log, device, console, revocation);
  }

  /** What the request form was last submitted with; empty before the first time. */
  public Optional<SavedForm> form() {
    return requests.form();
  }

  /** Why the last callback brought no code; empty when it did, or a request was sent since. */
  public Optional<Refusal> refusal() {
    return requests.refusal();
  }

  /** The number of its next device grant. */
  public String nextDeviceId() {
    return device.map(last -> Integer.toString(Integer.parseInt(last.id()) + 1)).orElse("1");
  }

  BrowserState with(SavedForm submitted) {
    return new BrowserState(key, version, createdAt, requests.with(submitted), log, device, console, revocation);
  }

  public BrowserState with(DeviceGrant grant) {
    return new BrowserState(key, version, createdAt, requests, log, Optional.of(grant), console, revocation);
  }

  BrowserState with(ConsoleState used) {
    return new BrowserState(key, version, createdAt, requests, log, device, Optional.of(used), revocation);
  }

  BrowserState with(RevocationResult result) {
    return new BrowserState(key, version, createdAt, requests, log, device, console, Optional.of(result));
  }

  BrowserState with(Refusal brought) {
    return new BrowserState(key, version, createdAt, requests.with(brought), log, device, console, revocation);
  }

  BrowserState withoutRefusal() {
    return new BrowserState(key, version, createdAt, requests.withoutRefusal(), log, device, console, revocation);
  }

  BrowserState logged(LogEvent event, HttpExchange exchange) {
    return logged(event, exchange, Optional.empty());
  }

  /**
   * With one more entry in the log. When there are too many or they take too much memory, the oldest give way: polls of a
   * device that had to wait before all others, because they are many and alike.
   */
  BrowserState logged(LogEvent event, HttpExchange exchange, Optional<OAuthFailure> failure) {
    var number = log.isEmpty() ? 1 : log.get(log.size() - 1).number() + 1;
    var entries = new ArrayList<>(log);
    entries.add(LoggedExchange.of(number, event, exchange, failure));
    var bytes = bytesOf(entries);
    while (entries.size() > MAX_LOGGED || (bytes > MAX_LOG_BYTES && entries.size() > 1)) {
      bytes -= entries.remove(dispensable(entries)).bytes();
    }
    return new BrowserState(key, version, createdAt, requests, List.copyOf(entries), device, console, revocation);
  }

  static long bytesOf(List<LoggedExchange> entries) {
    var bytes = 0L;
    for (var entry : entries) {
      bytes += entry.bytes();
    }
    return bytes;
  }

  private static int dispensable(List<LoggedExchange> entries) {
    return IntStream.range(0, entries.size() - 1)
        .filter(i -> entries.get(i).event() == LogEvent.DEVICE_PENDING).findFirst().orElse(0);
  }

  /** With our response to the latest callback. */
  BrowserState callbackAnswered(int status, Optional<String> location) {
    var latest = log.stream().filter(entry -> entry.event().isCallback()).reduce((earlier, later) -> later);
    var entries = log.stream()
        .map(entry -> latest.equals(Optional.of(entry)) ? entry.answered(status, location) : entry)
        .toList();
    return new BrowserState(key, version, createdAt, requests, entries, device, console, revocation);
  }

  /** Hides what was typed and obtained. */
  @Override
  public String toString() {
    return "BrowserState[version " + version + "]";
  }
}
