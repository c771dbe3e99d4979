package playground.flow;

/** A step that sends a request to the authorization server, or to the API, and runs at most once at a time. */
public enum FlowStep {
  EXCHANGE,
  REFRESH,
  CHECK,
  IDENTITY
}
