package playground.flow;

/**
 * What a browser's cookie holds: identifies the browser to this server alone.
 *
 * @param value made by {@link BrowserIds}; unguessable, so whoever shows it is that browser
 */
public record BrowserId(String value) {

  /** Hides the value: it opens everything that the browser has obtained. */
  @Override
  public String toString() {
    return "BrowserId[hidden]";
  }
}
