package playground.html;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A page, or a piece of one, that differs in one value alone. It is rendered once, and cut where the value stands; others
 * get the same pieces with theirs in between. Immutable.
 *
 * <p>The value must be ASCII, so long and random that it stands nowhere by chance, and without anything that HTML or a URL
 * escapes.
 */
public final class Stencil {

  private final List<byte[]> pieces;

  private Stencil(List<byte[]> pieces) {
    this.pieces = pieces;
  }

  /**
   * @param rendered as UTF-8
   * @param value that it was rendered with
   */
  public static Stencil of(byte[] rendered, String value) {
    var octets = new String(rendered, StandardCharsets.ISO_8859_1); // a character for each octet
    var pieces = new ArrayList<byte[]>();
    var from = 0;
    for (var at = octets.indexOf(value); at >= 0; at = octets.indexOf(value, from)) {
      pieces.add(Arrays.copyOfRange(rendered, from, at));
      from = at + value.length();
    }
    pieces.add(Arrays.copyOfRange(rendered, from, rendered.length));
    return new Stencil(pieces);
  }

  /** The pieces with that value in between, in their order. */
  List<byte[]> filledWith(String value) {
    var octets = value.getBytes(StandardCharsets.US_ASCII);
    var filled = new ArrayList<byte[]>(2 * pieces.size());
    for (var piece : pieces) {
      filled.add(piece);
      filled.add(octets);
    }
    return filled.subList(0, filled.size() - 1);
  }

  /** The same, to be placed within a page. */
  public Fragment fragment(String value) {
    return output -> filledWith(value).forEach(output::writeBinaryContent);
  }
}
