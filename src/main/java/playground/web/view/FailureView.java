package playground.web.view;

import playground.flow.ApiFailure;
import playground.flow.StepFault;
import playground.oauth.OAuthFailure;
import playground.text.FailureText;
import playground.text.FailureTexts;

/**
 * A failure as {@code view/failure.jte} shows it.
 *
 * @param sandboxLog address of the sandbox's log, which has the diagnosis; empty with any other server
 */
public record FailureView(FailureText text, String sandboxLog) {

  public static FailureView of(OAuthFailure failure, Setup setup) {
    return new FailureView(FailureTexts.of(failure, setup.server()), setup.sandboxLog());
  }

  public static FailureView of(ApiFailure failure, Setup setup) {
    return new FailureView(FailureTexts.of(failure, setup.server()), setup.sandboxLog());
  }

  /** Nothing was sent, so the sandbox has nothing to say of it. */
  public static FailureView of(StepFault fault, Setup setup) {
    return new FailureView(FailureTexts.of(fault, setup.server()), "");
  }
}
