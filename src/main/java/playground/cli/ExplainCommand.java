package playground.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import playground.cli.Explanation.InputException;
import playground.text.ExplanationTexts.InputFault;
import playground.text.NamedServer;

/**
 * Explains an error that somebody got from Webex: an error code as an argument, or a callback URL or a response from
 * standard input, because a code must not stand in the list of processes (W-21). It opens no connection.
 */
public final class ExplainCommand {

  /** Bytes of standard input. */
  static final int MAX_INPUT = 64 * 1024;

  private static final int UNUSABLE_INPUT = 2;

  private final Explanation explanation;

  /**
   * @param server whose responses are explained
   */
  public ExplainCommand(NamedServer server) {
    this.explanation = new Explanation(server);
  }

  /**
   * Prints the explanation to {@code out}; to {@code err}, why there is none.
   *
   * @param argument an error code or a status; empty to read standard input
   * @param list whether to print the list of mistakes instead
   * @param in read to its end, unless there is an argument
   * @return the exit code: 0, or 2 for an input that can't be explained
   * @throws IOException when standard input can't be read
   */
  public int run(Optional<String> argument, boolean list, InputStream in, PrintStream out, PrintStream err)
      throws IOException {
    try {
      lines(argument, list, in).forEach(out::println);
      return 0;
    } catch (InputException unusable) {
      Explanation.of(unusable.fault()).forEach(err::println);
      return UNUSABLE_INPUT;
    }
  }

  private List<String> lines(Optional<String> argument, boolean list, InputStream in) throws IOException, InputException {
    if (list) {
      return Explanation.mistakes();
    }
    return argument.isPresent() ? explanation.ofCode(argument.get()) : explanation.ofText(read(in));
  }

  private static String read(InputStream in) throws IOException, InputException {
    var input = in.readNBytes(MAX_INPUT + 1);
    if (input.length > MAX_INPUT) {
      throw new InputException(InputFault.TOO_LONG);
    }
    return new String(input, StandardCharsets.UTF_8);
  }
}
