package playground.web.view;

/**
 * Where integrations are registered.
 *
 * @param link empty when it is not known
 * @param name after "at"
 * @param server whose integrations they are, as pages call it
 */
public record Portal(String link, String name, String server) {}
