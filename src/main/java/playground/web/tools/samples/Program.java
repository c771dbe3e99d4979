package playground.web.tools.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The whole flow as one file that runs by itself.
 *
 * @param text the file, with the settings in it
 */
public record Program(Language language, String text) {

  /** Where a template wants a setting; it stands where a literal can, never within quotes or a comment. */
  private static final Pattern PLACE = Pattern.compile("@(\\w+)@");

  /** Written anew from its template. */
  public static Program of(Language language, Settings settings) {
    var literals = literals(language, settings);
    var places = PLACE.matcher(template(language)); // filled in one go: what is filled in is not looked into
    return new Program(language, places.replaceAll(place -> Matcher.quoteReplacement(literals.get(place.group(1)))));
  }

  private static Map<String, String> literals(Language language, Settings settings) {
    return Map.of(
        "clientId", language.literal(settings.clientId()),
        "scopes", language.literal(settings.scopes()),
        "redirectUri", language.literal(settings.redirectUri().toString()),
        "pkce", language.literal(settings.pkce()),
        "authorizationEndpoint", language.literal(settings.authorizationEndpoint().toString()),
        "tokenEndpoint", language.literal(settings.tokenEndpoint().toString()),
        "baseUrl", language.literal(settings.baseUrl().toString()));
  }

  private static String template(Language language) {
    try (var in = Program.class.getResourceAsStream("/samples/" + language.file())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
