package playground.web.view;

/**
 * A page in the navigation.
 *
 * @param isUnderMore whether it is listed under "More", because few readers need it
 */
public record NavigationEntry(String path, String title, boolean isUnderMore) {

  /** A page that is listed itself. */
  public NavigationEntry(String path, String title) {
    this(path, title, false);
  }
}
