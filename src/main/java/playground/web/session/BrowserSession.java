package playground.web.session;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import playground.oauth.PendingAuthorization;
import playground.oauth.AuthorizationServer;
import playground.oauth.ClientCredentials;
import playground.oauth.Form;
import playground.oauth.OAuthException;
import playground.oauth.PendingAuthorizations;
import playground.oauth.Scopes;
import playground.oauth.VerifiedCode;

/**
 * Everything the playground knows of one browser, in its {@code HttpSession} and nowhere else. Made by the first
 * attempt, not by looking at the page; bounded, whatever the browser does.
 */
public final class BrowserSession {

  /** Without a request for that long, a browser is forgotten. */
  public static final Duration IDLE = Duration.ofHours(2);

  /** After that long it is forgotten in any case. */
  public static final Duration ABSOLUTE = Duration.ofHours(12);

  private static final String ATTRIBUTE = BrowserSession.class.getName();
  private static final int MAX_FLOWS = 10;

  private final Instant begunAt;
  private final SessionKey key = new SessionKey();
  private final PendingAuthorizations attempts = new PendingAuthorizations();
  private final HttpLog timeline = new HttpLog();
  private final Map<Class<?>, Object> kept = new HashMap<>();
  private final Map<String, Flow> flows = new LinkedHashMap<>();
  private int flowsSoFar;
  private Optional<SavedForm> filled = Optional.empty();

  private BrowserSession(Instant begunAt) {
    this.begunAt = begunAt;
  }

  /** This browser's session; empty when it has none, or none that is young enough. */
  public static Optional<BrowserSession> existing(HttpServletRequest request, Clock clock) {
    var http = request.getSession(false);
    if (http == null || !(http.getAttribute(ATTRIBUTE) instanceof BrowserSession session)) {
      return Optional.empty();
    }
    if (clock.instant().isAfter(session.begunAt.plus(ABSOLUTE))) {
      end(http);
      return Optional.empty();
    }
    return Optional.of(session).filter(found -> found.key.isShownBy(request));
  }

  /** This browser's session, made if need be. */
  public static BrowserSession of(HttpServletRequest request, Clock clock) {
    return existing(request, clock).orElseGet(() -> begin(request, clock));
  }

  private static BrowserSession begin(HttpServletRequest request, Clock clock) {
    var session = new BrowserSession(clock.instant());
    forget(request); // an id that is shown without its key has been stolen or planted
    request.getSession(true).setAttribute(ATTRIBUTE, session);
    return session;
  }

  /** Forgets everything of this browser. */
  public static void forget(HttpServletRequest request) {
    var http = request.getSession(false);
    if (http != null) {
      end(http);
    }
  }

  private static void end(HttpSession http) {
    try {
      http.invalidate();
    } catch (IllegalStateException e) {
      return; // another request of this browser has ended it, which is as good
    }
  }

  /** Makes what the browser was known by until now worthless, once it has shown what it is known by from now on. */
  public void renew(HttpServletRequest request, HttpServletResponse response, Instant now, SecureRandom random) {
    key.renew(request, response, now, random);
  }

  /**
   * Notes an attempt, just before the browser leaves.
   *
   * @return false, and nothing is noted, when its state has served already
   */
  public boolean begin(PendingAuthorization attempt) {
    var begun = attempts.begin(attempt);
    if (begun) {
      timeline.left(attempt);
    }
    return begun;
  }

  /**
   * Holds a callback against the attempts under way; its walk goes on.
   *
   * @param address that it came to, without its query
   * @throws OAuthException when we, or the authorization server, say no
   */
  public Flow comeBack(URI address, Form callback, Instant now) {
    try {
      var verified = attempts.take(callback, now);
      timeline.cameBack(address, callback, now, Optional.empty());
      return begin(verified);
    } catch (OAuthException e) {
      timeline.cameBack(address, callback, now, Optional.of(e.failure()));
      throw e;
    }
  }

  /** What a further step keeps of this browser, one of its kind; made when it is first asked for. */
  public synchronized <T> T kept(Class<T> kind, Supplier<T> made) {
    return kind.cast(kept.computeIfAbsent(kind, k -> made.get()));
  }

  /** Everything that passed, masked. */
  public HttpLog timeline() {
    return timeline;
  }

  /** A code came back: its walk goes on under a number of its own. The oldest walk gives way when there are many. */
  synchronized Flow begin(VerifiedCode verified) {
    return kept(new Flow(nextId(), timeline, verified));
  }

  /** A device has been let in: its walk begins with its tokens. */
  public synchronized Flow begin(AuthorizationServer server, ClientCredentials credentials, Scopes requested) {
    return kept(new Flow(nextId(), timeline, server, credentials, requested));
  }

  private String nextId() {
    flowsSoFar++;
    return Integer.toString(flowsSoFar);
  }

  private Flow kept(Flow flow) {
    flows.put(flow.id(), flow);
    if (flows.size() > MAX_FLOWS) {
      flows.remove(flows.keySet().iterator().next());
    }
    return flow;
  }

  /**
   * @param id as in the page's address or form; null means the latest
   */
  public synchronized Optional<Flow> flow(String id) {
    if (id != null) {
      return Optional.ofNullable(flows.get(id));
    }
    return Optional.ofNullable(flows.get(Integer.toString(flowsSoFar)));
  }

  /** What step 1's form was last sent off with; empty before the first time. */
  public synchronized Optional<SavedForm> filled() {
    return filled;
  }

  public synchronized void fill(SavedForm form) {
    filled = Optional.of(form);
  }

  @Override
  public String toString() {
    return "BrowserSession[hidden]";
  }
}
