package playground.web.view;

import java.time.Duration;
import java.util.List;
import playground.oauth.PendingAuthorization;
import playground.text.TroubleshootingTexts;

/**
 * A browser that left for the authorization server and has not come back.
 *
 * @param sentence when it left, and where for
 * @param checks the most frequent causes
 * @param redirectUri that was sent
 */
public record NotBackView(String sentence, List<String> checks, String redirectUri) {

  public static NotBackView of(PendingAuthorization awaited, PageContext context) {
    var away = Duration.between(awaited.begunAt(), context.clock().instant());
    return new NotBackView(
        TroubleshootingTexts.notBack(away, context.serverName()),
        TroubleshootingTexts.shortChecks(context.server()),
        awaited.request().redirectUri().toString());
  }
}
