package playground.webex.identity;

/** One rule failed in a way that leaves it, or the rules after it, nothing to check. */
@SuppressWarnings("serial") // caught, never serialized
final class CheckFailedException extends RuntimeException {

  private final CheckResult result;

  CheckFailedException(CheckResult result) {
    super(result.toString(), null, false, false);
    this.result = result;
  }

  CheckResult result() {
    return result;
  }
}
