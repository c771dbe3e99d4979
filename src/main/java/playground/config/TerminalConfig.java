package playground.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import playground.oauth.ClientCredentials;
import playground.oauth.Scopes;

/**
 * What a command in the terminal is to do.
 *
 * @param credentials empty without a client id, and with a sandbox
 * @param sandbox origin of the running sandbox that plays Webex, such as {@code http://localhost:8081}; empty for the
 *     server of the settings
 * @param print how the result goes to standard output
 */
public record TerminalConfig(
    TerminalAction action,
    Optional<ClientCredentials> credentials,
    Requested requested,
    WebexConfig webex,
    Optional<URI> sandbox,
    Dialogue dialogue,
    Files files,
    Print print) {

  /**
   * The scopes to request.
   *
   * @param isChosen whether they were given for this command; otherwise they are those of the settings
   */
  public record Requested(Scopes scopes, boolean isChosen) {}

  /** What of the result goes to standard output. */
  public enum Print {
    /** The access token. */
    TOKEN,
    /** The token set. */
    JSON,
    /** A line for a shell: {@code WEBEX_ACCESS_TOKEN=…}. */
    ENV
  }

  /**
   * How the person takes part.
   *
   * @param redirectUri where the browser comes back to
   * @param isChosen whether the redirect URI was given for this command; otherwise it follows from the settings
   * @param paste whether the callback URL is typed in, because no port of this machine can be reached
   * @param browser whether to open the browser
   * @param qr whether to draw a QR code
   * @param timeout how long to wait for the person, or for another process that has the file
   */
  public record Dialogue(
      URI redirectUri, boolean isChosen, boolean paste, boolean browser, boolean qr, Duration timeout) {}

  /**
   * Files with token sets.
   *
   * @param from that one is read from
   * @param save that the result is saved to
   */
  public record Files(Optional<Path> from, Optional<Path> save) {}
}
