package playground.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import playground.cli.Explanation.InputException;
import playground.text.ExplanationTexts;
import playground.text.ExplanationTexts.InputFault;
import playground.text.NamedServer;

/**
 * Explains an error that somebody got from Webex: an error code as an argument, or a callback URL or a response from
 * standard input, because a code must not stand in the list of processes (W-21). It opens no connection.
 */
public final class ExplainCommand {

  /** Bytes of standard input. */
  static final int MAX_INPUT = 64 * 1024;

  private final Explanation explanation;
  private final Terminal terminal;

  /**
   * @param server whose responses are explained
   */
  public ExplainCommand(NamedServer server, Terminal terminal) {
    this.explanation = new Explanation(server);
    this.terminal = terminal;
  }

  /**
   * Prints the explanation as the result; to standard error, why there is none.
   *
   * @param argument an error code or a status; empty to read standard input
   * @param list whether to print the list of mistakes instead
   * @throws IOException when standard input can't be read
   */
  public ExitCode run(Optional<String> argument, boolean list) throws IOException {
    try {
      lines(argument, list).forEach(terminal::result);
      return ExitCode.DONE;
    } catch (InputException unusable) {
      Explanation.of(unusable.fault()).forEach(terminal::say);
      return ExitCode.WRONG_SETTINGS;
    }
  }

  private List<String> lines(Optional<String> argument, boolean list) throws IOException, InputException {
    if (list) {
      return Explanation.mistakes();
    }
    if (argument.isPresent()) {
      return explanation.ofCode(argument.get());
    }
    if (terminal.isTypedTo()) {
      terminal.say(ExplanationTexts.prompt());
    }
    return explanation.ofText(read(terminal.in()));
  }

  private static String read(InputStream in) throws IOException, InputException {
    var input = in.readNBytes(MAX_INPUT + 1);
    if (input.length > MAX_INPUT) {
      throw new InputException(InputFault.TOO_LONG);
    }
    return new String(input, StandardCharsets.UTF_8);
  }
}
