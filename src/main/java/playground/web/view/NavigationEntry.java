package playground.web.view;

/** A page in the navigation. */
public record NavigationEntry(String path, String title) {}
