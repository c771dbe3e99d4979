package playground.server;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the number of sessions small: whoever needs no permission to begin one could fill the memory with them. */
final class SessionLimit implements HttpSessionListener {

  /** More people than ever share a playground; each may weigh 200 KiB at the very most before a code came back. */
  static final int MAX_SESSIONS = 500;

  private final Map<String, HttpSession> sessions = new LinkedHashMap<>();

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    added(event.getSession()).ifPresent(SessionLimit::end);
  }

  @Override
  public synchronized void sessionDestroyed(HttpSessionEvent event) {
    sessions.remove(event.getSession().getId());
  }

  /** What has to give way: the session that was idle longest; empty while there is room. */
  private synchronized Optional<HttpSession> added(HttpSession session) {
    sessions.put(session.getId(), session);
    if (sessions.size() <= MAX_SESSIONS) {
      return Optional.empty();
    }
    var oldest =
        sessions.values().stream().filter(other -> other != session).min(Comparator.comparingLong(SessionLimit::lastUsed));
    oldest.ifPresent(gone -> sessions.values().remove(gone));
    return oldest;
  }

  /** In milliseconds; 0 when it has ended meanwhile. */
  private static long lastUsed(HttpSession session) {
    try {
      return session.getLastAccessedTime();
    } catch (IllegalStateException e) {
      return 0;
    }
  }

  private static void end(HttpSession session) {
    try {
      session.invalidate();
    } catch (IllegalStateException e) {
      return; // it has ended meanwhile
    }
  }
}
