package playground.web.tools.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
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

  /** Lines for one kind of server alone, between a line that names the kind and a line that ends them. */
  private static final Pattern BLOCK = Pattern.compile("(?ms)^@(webex|userinfo)\\{\\n(.*?)^@}\\n");

  /** Written anew from its template. */
  public static Program of(Language language, Settings settings) {
    var literals = literals(language, settings);
    var lines = BLOCK.matcher(template(language)).replaceAll(block ->
        Matcher.quoteReplacement(block.group(1).equals(settings.call().block()) ? block.group(2) : ""));
    var places = PLACE.matcher(lines); // filled in one go: what is filled in is not looked into
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
        "baseUrl", literal(language, settings.call().baseUrl()),
        "userinfoEndpoint", literal(language, settings.call().userinfoEndpoint()));
  }

  private static String literal(Language language, Optional<URI> address) {
    return language.literal(address.map(URI::toString).orElse(""));
  }

  private static String template(Language language) {
    try (var in = Program.class.getResourceAsStream("/samples/" + language.file())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
