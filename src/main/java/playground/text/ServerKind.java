package playground.text;

/** Which kind of authorization server a text speaks of. */
public enum ServerKind {
  WEBEX,
  SANDBOX,
  OTHER
}
