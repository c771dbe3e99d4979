package playground.web.view;

import playground.text.FailureText;

/**
 * A failure as {@code view/failure.jte} shows it.
 *
 * @param sandboxLog the request in the sandbox's log, which has the true cause; empty when the sandbox saw none
 */
public record FailureView(FailureText text, String sandboxLog) {

  /** A failure in which the sandbox has no part. */
  public static FailureView of(FailureText text) {
    return new FailureView(text, "");
  }
}
