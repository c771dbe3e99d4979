package playground.sandbox.trouble;

import java.util.List;

/** The callback names its issuer, and discovery announces so (RFC 9207 §2, §3); Webex does neither. */
public record IssInTheCallback() implements Trouble {

  @Override
  public String name() {
    return "iss-in-the-callback";
  }

  @Override
  public String uncovers() {
    return "A client that does not compare iss, so that another server can mix its codes in.";
  }

  @Override
  public List<String> paths() {
    return Reach.AUTHORIZE;
  }
}
