package playground.server;

/**
 * What a request leaves for the log.
 *
 * @param endedAtMillis since the epoch
 * @param thread that served it last
 * @param site of {@link Site#name}
 * @param method as it came; null when the request could not be read so far
 * @param path decoded, so it may hold anything; null when the request could not be read so far
 * @param tookMillis from its headers to its end
 */
record RequestLine(
    long endedAtMillis,
    String thread,
    String site,
    String method,
    String path,
    int status,
    long tookMillis,
    String requestId) {}
