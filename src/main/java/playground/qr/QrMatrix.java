package playground.qr;

import io.nayuki.qrcodegen.QrCode;

/** A QR code with its quiet zone: a square of dark and light modules. */
public final class QrMatrix {

  /** "The quiet zone … shall be 4 modules wide" (ISO/IEC 18004). */
  private static final int QUIET = 4;

  private final QrCode code;

  private QrMatrix(QrCode code) {
    this.code = code;
  }

  /**
   * Encodes a text, such as a URL.
   *
   * @throws io.nayuki.qrcodegen.DataTooLongException when it has more than about 2300 bytes
   */
  public static QrMatrix of(String text) {
    return new QrMatrix(QrCode.encodeText(text, QrCode.Ecc.MEDIUM));
  }

  /** Modules along an edge, the quiet zone included. */
  public int size() {
    return code.size + 2 * QUIET;
  }

  /** Whether a module is dark, counted from the left and the top; outside of the square all are light. */
  public boolean isDark(int x, int y) {
    return code.getModule(x - QUIET, y - QUIET);
  }
}
