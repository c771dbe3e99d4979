package playground.text;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import playground.flow.StepFault;
import playground.oauth.Lifetime;
import playground.oauth.Loopback;

/** The words of the commands in the terminal that no page has. */
public final class TerminalTexts {

  private static final String START_SANDBOX = "java -jar webex-oauth-playground.jar sandbox";

  private TerminalTexts() {}

  /** Something responds at that address that is no sandbox. */
  public static FailureText notASandbox(URI address) {
    return new FailureText(
        "What responds at " + address + " isn't a sandbox.",
        "Another program has the port; the playground's own pages, for instance, are on another port than its sandbox.",
        "Start a sandbox with \"" + START_SANDBOX + "\", or give the right address as --sandbox=URL.");
  }

  /**
   * The sandbox at that address says that it is elsewhere.
   *
   * @param issuer as it says
   */
  public static FailureText sandboxIsElsewhere(URI address, String issuer) {
    return new FailureText(
        "The sandbox at " + address + " has the issuer " + issuer + ".",
        "It was started with sandbox.public-url, and its tokens name that address.",
        "Give the part before /idb as --sandbox=URL.");
  }

  /** The sandbox refuses the authorization request, or fails. */
  public static FailureText sandboxRefused(int status, URI redirectUri) {
    return status < 500
        ? new FailureText(
            "The sandbox refused the authorization request (" + status + ").",
            "The Redirect URI " + redirectUri + " or a scope isn't registered for the integration that this program uses there.",
            "Leave out --redirect-uri and --scopes, or register them on the integration's page in the sandbox's /my-apps.")
        : new FailureText(
            "The sandbox failed (" + status + ").",
            "A fault is switched on, or the sandbox has a problem of its own.",
            "Look at its pages /faults and /log, then run the command again.");
  }

  /** A step that cannot be done. */
  public static FailureText of(StepFault fault) {
    return switch (fault) {
      case NO_REFRESH_TOKEN -> new FailureText(
          "The file has no refresh token.",
          "The server issued none, or has refused it in the meantime.",
          "Run token with the same file: it asks you to sign in again.");
      case REVOCATION_UNSUPPORTED -> new FailureText(
          "The server has no revocation endpoint.",
          "Neither its discovery document nor the settings name one.",
          "Delete the file. The tokens expire by themselves.");
      case DEVICE_GRANT_UNSUPPORTED -> new FailureText(
          "The server has no device grant.",
          "Neither its discovery document nor the settings name the device endpoints.",
          "Run token. Over SSH, run token --paste.");
      default -> ownFault();
    };
  }

  /**
   * What was obtained could not be saved, or not in both files.
   *
   * @param saved the file that has it; empty when none has
   */
  public static String printedInstead(Optional<String> saved) {
    return "The whole token set is on standard output instead. "
        + saved.map(file -> "It is in " + file + " too.").orElse("It is the only copy of the refresh token.");
  }

  /**
   * Standard output takes nothing.
   *
   * @param file that has the tokens; empty when nothing has
   */
  public static FailureText outputFailed(Optional<String> file) {
    return new FailureText(
        "The result can't be written to standard output.",
        "It is closed, or its disk is full.",
        file.map(name -> "The tokens are in " + name + ". Run token --from " + name + " to print one.")
            .orElse("Run the command again, with --save FILE to keep the tokens in any case."));
  }

  /** No sandbox responds at that address. */
  public static FailureText noSandbox(URI address) {
    return new FailureText(
        "No sandbox responds at " + address + ".",
        "None has been started, or it listens on another port.",
        "Start one with \"" + START_SANDBOX + "\", or give its address as --sandbox=URL.");
  }

  /** The browser did not come back in time. */
  public static FailureText noCallback(URI redirectUri, Duration timeout) {
    return new FailureText(
        "No callback came to " + redirectUri + " within " + Durations.inWords(timeout) + ".",
        "Nobody signed in and consented, the browser is on another machine, or this Redirect URI isn't registered.",
        "Run the command again. Use --paste when the browser is on another machine, and --timeout for more time.");
  }

  /** Standard input ended before a callback URL was pasted. */
  public static FailureText nothingPasted() {
    return new FailureText(
        "No callback of this request was pasted.",
        "Standard input ended, or nobody pasted the address in time.",
        "Run the command again, sign in, and paste the whole address that the browser ends at.");
  }

  /** What was pasted is not the address of this callback. */
  public static FailureText notTheCallback(URI redirectUri) {
    return new FailureText(
        "This isn't the callback URL.",
        "It must begin with the Redirect URI, " + redirectUri + ", and contain code and state.",
        "Copy the whole address from the browser's address bar. An error page that the browser shows there doesn't matter.");
  }

  /** Nobody entered the code in time. */
  public static FailureText noDevice(Duration timeout) {
    return new FailureText(
        "Nobody entered the code within " + Durations.inWords(timeout) + ".",
        "The code wasn't entered, or consent wasn't given.",
        "Run the command again. --timeout gives more time, up to the life of the code.");
  }

  /** Others can read a file with tokens. */
  public static FailureText readableByOthers(String file) {
    return new FailureText(
        file + " isn't used: other users of this machine can read it.",
        "Its permissions allow it, and anybody who has its tokens can act as you.",
        "Run \"chmod 600 " + file + "\". If somebody may have read it, revoke the tokens with the command revoke.");
  }

  /** A file with tokens cannot be read. */
  public static FailureText unreadable(String file) {
    return new FailureText(
        file + " can't be read.",
        "There is no such file, or its permissions don't let you read it.",
        "Check the name. \"token --save " + file + "\" creates the file.");
  }

  /** A file is not what --save writes. */
  public static FailureText notATokenSet(String file) {
    return new FailureText(
        file + " isn't a token set.",
        "It isn't JSON, or it lacks a member that --save writes.",
        "Check the name. \"token --save\" with another file name creates one; a file with other content is never"
            + " overwritten.");
  }

  /** A file cannot be written. */
  public static FailureText unwritable(String file) {
    return new FailureText(
        file + " can't be written.",
        "It is a folder, its folder doesn't exist, or its permissions or the disk don't allow it.",
        "Check the folder and its permissions, or use another file.");
  }

  /** Another process has the file for longer than the time-out. */
  public static FailureText inUse(String file, Duration timeout) {
    return new FailureText(
        file + " was in use for " + Durations.inWords(timeout) + ".",
        "Another process is using it, and may be waiting for a person to sign in.",
        "Wait until it has ended, then run the command again.");
  }

  /**
   * A token set belongs to another server (C-07).
   *
   * @param its token endpoint of the server that issued it
   * @param ours token endpoint of the server that is set
   */
  public static FailureText ofAnotherServer(String file, URI its, URI ours) {
    return new FailureText(
        file + " isn't used: its tokens are from " + its.getRawAuthority() + ", but this command is for " + ours.getRawAuthority()
            + ".",
        "The file was saved with other settings, or with a sandbox. Tokens of one server must never be sent to another.",
        (Loopback.isName(its.getHost()) ? "Add --sandbox=" + its.getScheme() + "://" + its.getRawAuthority()
            : "Use the settings that the file was saved with") + "; or save a new token set to another file.");
  }

  /** Where a sandbox tells more than the real Webex does. */
  public static String trueCause(URI sandbox) {
    return "The sandbox's log has the true cause: " + sandbox + "/log. A sandbox that was started anew or reset knows no earlier"
        + " token, and its clock can be ahead.";
  }

  /** A token set belongs to another integration (C-07). */
  public static FailureText ofAnotherClient(String file) {
    return new FailureText(
        file + " isn't used: its tokens were issued to another client ID.",
        "The file was saved with other settings. A refresh token works only with the client ID it was issued to.",
        "Use the client ID that the file was saved with; or save a new token set to another file.");
  }

  /** Something that this program did not expect. */
  public static FailureText ownFault() {
    return new FailureText(
        "This program failed.",
        "It met a condition that it doesn't handle, which is a fault of its own.",
        "Run the command again. If it fails again, report the lines above with the version and the command, without any"
            + " secret.");
  }

  /**
   * How the words of the pages are meant here.
   *
   * @param command that starts a flow
   */
  public static String wordsOfPages(String command) {
    return "These are the words of the playground's pages. Their step 1 is the command " + command + ": to start again, run that.";
  }

  /**
   * How long a token lives.
   *
   * @param name of the token, at the beginning of a sentence
   */
  public static String life(String name, Lifetime lifetime, Instant now) {
    return name + ": " + lifetime.end().map(end -> lifetime.isOverAt(now)
            ? "expired " + Durations.inWords(Duration.between(end, now)) + " ago, at " + inSeconds(end)
            : "valid for " + Durations.inWords(Duration.between(now, end)) + ", until " + inSeconds(end))
        .orElse("the server doesn't say how long it is valid");
  }

  private static Instant inSeconds(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS);
  }

  /** A duration in words, such as {@code 10 minutes}. */
  public static String inWords(Duration duration) {
    return Durations.inWords(duration);
  }
}
