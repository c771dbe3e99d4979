package playground.sandbox.store;

/** What becomes of a refresh token when it is used; which one Webex follows is not captured (contract, 1.B). */
public enum RefreshPolicy {
  /** It stays the same text, and its life starts afresh, at most once in {@link Tokens#RESTART_INTERVAL}. */
  sliding,
  /** It stays the same text, and its life runs on from the consent. */
  fixed,
  /** Each use brings a new one; an old one that comes again ends them all (RFC 9700 §4.14.2). */
  rotate
}
