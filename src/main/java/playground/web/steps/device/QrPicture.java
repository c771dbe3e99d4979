package playground.web.steps.device;

import playground.qr.QrMatrix;

/**
 * A QR code as SVG: a square of modules, the dark ones drawn as one path.
 *
 * @param size modules along an edge, the quiet zone included
 * @param path data of the path element
 */
public record QrPicture(int size, String path) {

  static QrPicture of(String text) {
    var code = QrMatrix.of(text);
    var path = new StringBuilder();
    for (int y = 0; y < code.size(); y++) {
      for (int x = 0; x < code.size(); x++) {
        if (code.isDark(x, y)) {
          path.append('M').append(x).append(',').append(y).append("h1v1h-1z");
        }
      }
    }
    return new QrPicture(code.size(), path.toString());
  }

  /** It holds the link, and so the code. */
  @Override
  public String toString() {
    return "QrPicture[hidden]";
  }
}
