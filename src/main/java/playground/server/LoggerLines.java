package playground.server;

import java.util.List;
import org.slf4j.Logger;

/**
 * Writes lines of requests to whatever logger SLF4J has. Its time and thread are those of the writing: SLF4J takes no
 * others.
 */
final class LoggerLines implements RequestLineQueue.Output {

  private final Logger logger;

  LoggerLines(Logger logger) {
    this.logger = logger;
  }

  @Override
  public void write(List<RequestLine> requests, long missing) {
    requests.forEach(line -> logger.atLevel(line.level()).log(RequestLine.FORMAT, line.parts()));
    if (missing > 0) {
      logger.warn(RequestLine.MISSING, missing);
    }
  }
}
