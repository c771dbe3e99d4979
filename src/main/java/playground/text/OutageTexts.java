package playground.text;

/** The words for a request that the playground's database took no part in. */
public final class OutageTexts {

  private OutageTexts() {}

  /** What the browser sent. */
  public enum Sent {
    PAGE,
    FORM,
    CALLBACK
  }

  /**
   * @param nothingChanged whether it is certain that the request changed nothing
   */
  public static FailureText of(Sent sent, boolean nothingChanged) {
    return new FailureText(
        "The playground can't reach its database.",
        "It is restarting, or the network between them is down. The playground connects again by itself.",
        switch (sent) {
          case PAGE -> "Reload this page in a few seconds.";
          case FORM -> "Reload this page in a few seconds and let the browser send the form again: it still has what you typed.";
          case CALLBACK -> "Reload this page in a few seconds. " + (nothingChanged
              ? "Nothing was used up, so the flow goes on from here."
              : "If nothing was used up, the flow goes on from here; otherwise the page says that the state was used, and you"
                  + " start again with step 1.");
        });
  }
}
