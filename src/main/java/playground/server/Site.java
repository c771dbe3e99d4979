package playground.server;

import jakarta.servlet.ServletContext;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What one port serves.
 *
 * @param name in lower case; starts every log line of this site
 * @param hosts the host names it accepts
 * @param methods every HTTP method it uses; any other gets 405
 * @param formTargets origins, beside our own, that a form of ours may end up at after its redirects; separated by
 *     spaces, in the words of the content security policy; may be empty
 * @param errorPage says in HTML what went wrong
 * @param routes adds servlets and filters; called once, at the start
 */
public record Site(
    String name,
    HostAllowlist hosts,
    Set<String> methods,
    String formTargets,
    ErrorPage errorPage,
    Consumer<ServletContext> routes) {}
