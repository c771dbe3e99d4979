package playground.text;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import playground.oauth.Lifetime;

/** The words of the commands in the terminal that no page has. */
public final class TerminalTexts {

  private static final String START_SANDBOX = "java -jar webex-oauth-playground.jar sandbox";

  private TerminalTexts() {}

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
        "No callback URL was pasted.",
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
        "Check the name. \"token --save " + file + "\" makes the file.");
  }

  /** A file is not what --save writes. */
  public static FailureText notATokenSet(String file) {
    return new FailureText(
        file + " isn't a token set.",
        "It isn't JSON, or it lacks a member that --save writes.",
        "Check the name. \"token --save\" with another file name makes a new one; a file with other content is never"
            + " overwritten.");
  }

  /** A file cannot be written. */
  public static FailureText unwritable(String file) {
    return new FailureText(
        file + " can't be written.",
        "Its folder doesn't exist, or its permissions or the disk don't allow it.",
        "Choose another file with --save.");
  }

  /** Another process has the file for longer than the time-out. */
  public static FailureText inUse(String file, Duration timeout) {
    return new FailureText(
        file + " was in use for " + Durations.inWords(timeout) + ".",
        "Another process works on it, and may be waiting for a person to sign in.",
        "Wait until it has ended, then run the command again.");
  }

  /**
   * A token set belongs to another server (C-07).
   *
   * @param its host of the server that issued it
   * @param ours host of the server that is set
   */
  public static FailureText ofAnotherServer(String file, String its, String ours) {
    return new FailureText(
        file + " isn't used: its tokens are from " + its + ", but the settings name " + ours + ".",
        "The file was saved with other settings, or with a sandbox. Tokens of one server must never be sent to another.",
        "Use the settings, or --sandbox, that the file was saved with; or save a new token set to another file.");
  }

  /** A token set belongs to another integration (C-07). */
  public static FailureText ofAnotherClient(String file) {
    return new FailureText(
        file + " isn't used: its tokens were issued to another client ID.",
        "The file was saved with other settings. A refresh token works with the client ID that it was issued to, only.",
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

  /** How the words of the pages are meant here. */
  public static String wordsOfPages() {
    return "These are the words of the playground's pages. Their step 1 is this command: to start again, run it again.";
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
