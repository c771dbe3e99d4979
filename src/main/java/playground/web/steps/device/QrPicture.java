package playground.web.steps.device;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as SVG: a square of modules, the dark ones drawn as one path.
 *
 * @param size modules along an edge, the quiet zone included
 * @param path data of the path element
 */
public record QrPicture(int size, String path) {

  /** "The quiet zone … shall be 4 modules wide" (ISO/IEC 18004). */
  private static final int QUIET = 4;

  static QrPicture of(String text) {
    var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    var path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + QUIET).append(',').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return new QrPicture(code.size + 2 * QUIET, path.toString());
  }

  /** It holds the link, and so the code. */
  @Override
  public String toString() {
    return "QrPicture[hidden]";
  }
}
