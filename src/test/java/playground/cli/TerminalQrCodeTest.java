package playground.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody else's library reads back from the printed characters what was encoded. */
class TerminalQrCodeTest {

  private static final String USER_CODE = "0123456789abcdef".repeat(4);

  /** As Webex's device grant has it (contract, 1.C). */
  private static final String OF_WEBEX = "https://oauth-helper-r.wbx2.com/verify?userCode=" + USER_CODE;

  private static final String BEGINNING = "\u001B[38;5;16;48;5;231m";
  private static final String END = "\u001B[0m";

  /** Pixels along the edge of a module. */
  private static final int SCALE = 4;

  static List<String> urls() {
    return List.of(
        OF_WEBEX,
        "http://localhost:8081/verify",
        "https://login-k.webex.com/verify?userCode=" + USER_CODE + "&lang=de%20CH",
        "https://example.com/verify?" + "user_code=WDJB-MJHT&".repeat(20));
  }

  /** On a dark terminal a space is dark, and what is drawn is light. */
  @ParameterizedTest
  @MethodSource("urls")
  void withoutColorsACodeIsReadFromADarkTerminal(String url) throws Exception {
    assertEquals(url, decoded(TerminalQrCode.of(url).lines(false), false));
  }

  /** Each line says itself that what is drawn is black, and the rest white, and leaves no color behind. */
  @ParameterizedTest
  @MethodSource("urls")
  void withColorsACodeIsReadFromEveryTerminal(String url) throws Exception {
    var lines = TerminalQrCode.of(url).lines(true);

    assertTrue(lines.stream().allMatch(line -> line.startsWith(BEGINNING) && line.endsWith(END)));
    var blocks = lines.stream().map(line -> line.substring(BEGINNING.length(), line.length() - END.length())).toList();
    assertEquals(url, decoded(blocks, true));
  }

  /** ISO/IEC 18004: four light modules around it, which the terminal's own background need not be. */
  @Test
  void theQuietZoneIsDrawn() {
    var lines = TerminalQrCode.of(OF_WEBEX).lines(false);

    assertTrue(lines.get(0).matches("█+") && lines.get(1).matches("█+") && !lines.get(2).matches("█+"), String.join("\n", lines));
    assertTrue(lines.stream().allMatch(line -> line.startsWith("████") && line.endsWith("████")));
    assertTrue(lines.get(lines.size() - 1).matches("█+"));
  }

  @Test
  void theLinkOfWebexFitsATerminalOfEightyColumns() {
    var code = TerminalQrCode.of(OF_WEBEX);

    assertEquals(53, code.width());
    assertTrue(code.lines(false).stream().allMatch(line -> line.length() == code.width()));
    assertEquals(27, code.lines(false).size());
    assertTrue(code.width() <= 80);
  }

  /** The link has the code of the device in it. */
  @Test
  void printingItDoesNotShowTheLink() {
    assertFalse(TerminalQrCode.of(OF_WEBEX).toString().contains(USER_CODE));
  }

  private static String decoded(List<String> lines, boolean isDarkDrawn) throws Exception {
    var hints = Map.of(DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE), DecodeHintType.TRY_HARDER, true);
    try {
      return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(picture(lines, isDarkDrawn))), hints).getText();
    } catch (NotFoundException e) {
      return "no code found in\n" + String.join("\n", lines);
    }
  }

  /** What a camera sees, with some of the terminal around it. */
  private static LuminanceSource picture(List<String> lines, boolean isDarkDrawn) {
    var size = lines.get(0).length();
    var border = 8;
    var edge = (size + 2 * border) * SCALE;
    var pixels = new int[edge * edge];
    Arrays.fill(pixels, 0x000000);
    for (var y = 0; y < 2 * lines.size(); y++) {
      for (var x = 0; x < size; x++) {
        var isDark = isDrawn(lines.get(y / 2).charAt(x), y % 2 == 0) == isDarkDrawn;
        paint(pixels, edge, (border + x) * SCALE, (border + y) * SCALE, isDark ? 0x000000 : 0xFFFFFF);
      }
    }
    return new RGBLuminanceSource(edge, edge, pixels);
  }

  private static boolean isDrawn(char block, boolean upper) {
    return switch (block) {
      case '█' -> true;
      case '▀' -> upper;
      case '▄' -> !upper;
      case ' ' -> false;
      default -> throw new AssertionError("not a half block: " + block);
    };
  }

  private static void paint(int[] pixels, int edge, int left, int top, int color) {
    for (var y = top; y < top + SCALE; y++) {
      Arrays.fill(pixels, y * edge + left, y * edge + left + SCALE, color);
    }
  }
}
