package playground.flow;

/**
 * The Redirect URI of a request beside the registered one, as Webex compares them: character by character.
 *
 * @param position where the first difference is, counted from 0; the length of the shorter one when that ends there
 */
public record RedirectUriComparison(String sent, String registered, int position) {

  /** The part of a URI that the first difference is in. */
  public enum Part {
    SCHEME,
    HOST,
    PORT,
    PATH
  }

  /** Spaces around the registered one do not count: they come from copying it. */
  public static RedirectUriComparison of(String sent, String typed) {
    var registered = typed.strip();
    var position = 0;
    while (position < Math.min(sent.length(), registered.length()) && sent.charAt(position) == registered.charAt(position)) {
      position++;
    }
    return new RedirectUriComparison(sent, registered, position);
  }

  public boolean isSame() {
    return sent.equals(registered);
  }

  /** What both begin with. */
  public String common() {
    return sent.substring(0, position);
  }

  /** What follows in the one that was sent; may be empty. */
  public String restOfSent() {
    return sent.substring(position);
  }

  /** What follows in the registered one; may be empty. */
  public String restOfRegistered() {
    return registered.substring(position);
  }

  /** The part of the URI that was sent. */
  public Part part() {
    var authority = sent.indexOf("://") + 3;
    if (authority < 3) { // not of a host
      return position <= sent.indexOf(':') ? Part.SCHEME : Part.PATH;
    }
    var path = endOfAuthority(authority);
    var colon = sent.lastIndexOf(':', path - 1);
    var port = colon >= authority && colon > sent.lastIndexOf(']', path - 1) ? colon : path;
    if (position < path) {
      return position < authority ? Part.SCHEME : position < port ? Part.HOST : Part.PORT;
    }
    if (position > path || restOfRegistered().isEmpty() || isDelimiter(restOfRegistered().charAt(0))) {
      return Part.PATH;
    }
    return port < path || restOfRegistered().startsWith(":") ? Part.PORT : Part.HOST;
  }

  private int endOfAuthority(int from) {
    var index = from;
    while (index < sent.length() && !isDelimiter(sent.charAt(index))) {
      index++;
    }
    return index;
  }

  private static boolean isDelimiter(char character) {
    return "/?#".indexOf(character) >= 0;
  }
}
