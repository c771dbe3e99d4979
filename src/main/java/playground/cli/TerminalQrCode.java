package playground.cli;

import java.util.ArrayList;
import java.util.List;
import playground.qr.QrMatrix;

/**
 * A QR code in characters: each stands for two modules, one above the other, because a character is about twice as high
 * as wide. The light quiet zone is drawn too.
 *
 * <p>Which half of a character is dark depends on the terminal's colors, so there are two ways to draw. With colors, each
 * line sets black on white itself, by the two entries of the 256-color palette that themes leave alone, and dark modules
 * are in the foreground: right on every terminal. Without colors, such as with {@code NO_COLOR} or into a file, the
 * <em>light</em> modules are in the foreground: right on a dark terminal, which is the usual one, and inverted on a light
 * one, where many readers cope. That is also what {@code qrencode -t UTF8} does.
 */
final class TerminalQrCode {

  private static final String BLACK_ON_WHITE = "\u001B[38;5;16;48;5;231m";
  private static final String RESET = "\u001B[0m";

  private final QrMatrix code;

  private TerminalQrCode(QrMatrix code) {
    this.code = code;
  }

  /**
   * @param text such as the link of a device grant
   * @throws io.nayuki.qrcodegen.DataTooLongException when it has more than about 2300 bytes
   */
  static TerminalQrCode of(String text) {
    return new TerminalQrCode(QrMatrix.of(text));
  }

  /** Columns that a line takes; 53 for the link of Webex's device grant. */
  int width() {
    return code.size();
  }

  /** The lines, from the top, to be printed in UTF-8. */
  List<String> lines(boolean withColors) {
    var lines = new ArrayList<String>();
    for (var y = 0; y < code.size(); y += 2) {
      lines.add(withColors ? BLACK_ON_WHITE + line(y, true) + RESET : line(y, false));
    }
    return lines;
  }

  /** An odd last row has nothing below it, which is drawn light. */
  private String line(int y, boolean isDarkDrawn) {
    var line = new StringBuilder();
    for (var x = 0; x < code.size(); x++) {
      line.append(block(code.isDark(x, y) == isDarkDrawn, code.isDark(x, y + 1) == isDarkDrawn));
    }
    return line.toString();
  }

  private static char block(boolean upper, boolean lower) {
    return upper ? lower ? '█' : '▀' : lower ? '▄' : ' ';
  }

  /** It holds the link, and so the code. */
  @Override
  public String toString() {
    return "TerminalQrCode[hidden]";
  }
}
