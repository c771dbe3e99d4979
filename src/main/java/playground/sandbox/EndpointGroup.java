package playground.sandbox;

/** What the overview page lists together, in the order of the page. */
public enum EndpointGroup {
  AUTHORIZATION_CODE("Authorization code"),
  DEVICE_GRANT("Device grant"),
  OPENID_CONNECT("OpenID Connect"),
  API("API"),
  IDENTITY_BROKER("Identity broker"),
  TESTING("Testing");

  private final String title;

  EndpointGroup(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
