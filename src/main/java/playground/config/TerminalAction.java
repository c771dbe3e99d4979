package playground.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A command that works in the terminal, without pages: its name, and the options that it has. */
public enum TerminalAction {
  /** Authorization code with PKCE (RFC 6749 §4.1, RFC 7636). */
  TOKEN(
      "gets tokens in your browser: authorization code with PKCE",
      Set.of("scopes", "redirect-uri", "paste", "no-browser", "timeout", "print", "save", "from"),
      List.of("… token --save tokens.json", "token=$(… token --from tokens.json --print token)", "… token --paste")),

  /** RFC 8628. */
  DEVICE(
      "gets tokens by a code that you enter on another device",
      Set.of("scopes", "no-qr", "timeout", "print", "save"),
      List.of("… device --save tokens.json", "… device --sandbox --no-qr")),

  /** RFC 6749 §6. */
  REFRESH(
      "exchanges a saved refresh token for a new access token",
      Set.of("timeout", "print", "save", "from"),
      List.of("… refresh --from tokens.json --print env")),

  /** The two calls of Webex's tutorial. */
  CHECK(
      "calls the API with a saved token, and shows when each token expires",
      Set.of("timeout", "from"),
      List.of("… check --from tokens.json")),

  /** RFC 7009. */
  REVOKE(
      "revokes saved tokens, and deletes their file",
      Set.of("timeout", "from"),
      List.of("… revoke --from tokens.json"));

  private final String purpose;
  private final Set<String> options;
  private final List<String> examples;

  TerminalAction(String purpose, Set<String> options, List<String> examples) {
    this.purpose = purpose;
    this.options = options;
    this.examples = examples;
  }

  /** Empty when no such command is among them. */
  static Optional<TerminalAction> named(String name) {
    return Arrays.stream(values()).filter(action -> action.commandName().equals(name)).findFirst();
  }

  /** As on the command line. */
  public String commandName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it does, in one line that follows its name. */
  String purpose() {
    return purpose;
  }

  /** Names of the options that not every command has. */
  Set<String> options() {
    return options;
  }

  /** An ellipsis stands for how this program is run. */
  List<String> examples() {
    return examples;
  }

  /** Whether it works on a token set that was saved earlier, and on nothing else. */
  public boolean needsFile() {
    return this == REFRESH || this == CHECK || this == REVOKE;
  }
}
