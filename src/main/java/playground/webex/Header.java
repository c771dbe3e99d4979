package playground.webex;

/** One header line, as shown. */
public record Header(String name, String value) {}
