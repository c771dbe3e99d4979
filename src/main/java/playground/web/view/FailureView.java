package playground.web.view;

import playground.text.FailureText;

/**
 * A failure as {@code view/failure.jte} shows it.
 *
 * @param sandboxLog where the sandbox says the true cause; empty when another server is used
 */
public record FailureView(FailureText text, String sandboxLog) {}
