package playground.text;

import static playground.text.Cause.WebexPage.INTEGRATIONS;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import playground.flow.Circumstances;
import playground.flow.Circumstances.Address;

/** The causes that lie in the address that a request went to. */
final class AddressCauses {

  private static final String BASE_URL = "webex.base-url";

  private AddressCauses() {}

  /** The name of the setting that chose the address. */
  static String setting(Circumstances known) {
    return known.address().map(Address::setting).orElse(BASE_URL);
  }

  /** Whether Webex's base URL lacks its version, so that a gateway responds in place of the endpoint. */
  static boolean isVersionMissing(Circumstances known, ServerWords words) {
    return words.isWebex()
        && known.address().filter(address -> address.setting().equals(BASE_URL) && !address.hasVersion()).isPresent();
  }

  static Cause versionMissing(ServerWords words) {
    return Cause.documented(words, INTEGRATIONS,
        "webex.base-url doesn't end in /v1, so Webex's gateway responds instead of the endpoint.",
        "End webex.base-url in /v1 and restart the playground.");
  }

  /** That the address is wrong; empty when it is known to be right. */
  static Optional<Cause> wrong(Circumstances known, ServerWords words) {
    if (isVersionMissing(known, words)) {
      return Optional.of(versionMissing(words));
    }
    return known.isAddressProven() ? Optional.empty() : Optional.of(Cause.of(
        setting(known) + " contains a wrong address.",
        setting(known).equals(BASE_URL)
            ? "Correct it and restart the playground. " + baseUrl(words)
            : "Correct it and restart the playground."));
  }

  private static String baseUrl(ServerWords words) {
    return switch (words.kind()) {
      case FEDRAMP -> "That of Webex for Government is https://api-usgov.webex.com/v1.";
      case WEBEX -> "That of the commercial Webex is https://webexapis.com/v1.";
      case SANDBOX -> "That of the sandbox ends in /v1.";
      case OTHER -> "Compare it with the server's documentation.";
    };
  }

  /** These causes without those that are ruled out. */
  static List<Cause> list(Optional<Cause> first, Cause... others) {
    return Stream.concat(first.stream(), Stream.of(others)).toList();
  }
}
