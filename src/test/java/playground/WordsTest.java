package playground;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read uses the field's own words: none of a private language's stands in a template or in {@code text}. */
class WordsTest {

  /** Regular expressions of the words that may not appear, in any case; beside each the word to write instead. */
  private static final List<String> FORBIDDEN = List.of(
      "walk\\w*", //                       flow, run, go through
      "trad(e|es|ed|ing)", //              exchange
      "asks? for", "asked for", "asking for", // request
      "forget everything", "forg(et|ot|otten|ets|etting)", // clear, delete
      "what can be had", "on now", "uncovers?", // available, active, detects
      "answer(s|ed|ing)?", "repl(y|ies|ied)", // response, respond
      "troubles?", "scenarios?", "strikes?", // fault
      "the wire", "on the wire", //        HTTP
      "take along", "taken? back", //      download, revoke
      "not looked at", //                  skipped
      "hearsay",
      "told", "tells?", //                 says, shows
      "why, probably", //                  likely cause
      "somebody to be", "whoever", //      user
      "buys?", "dies", "died", //          gets, expires
      "lets? in", "let in", //             allows
      "widened", //                        scopes can't be added to a token
      "over by our clock", "lives? on", // stays valid
      "wishe?s?", //                       authentication parameters
      "declared", //                       seed data
      "masked", "masking", //              redacted
      "take this token", "takes it", //    rejected, accepted
      "begin again", "led back", "go-between");

  /** A word that one of these expressions covers is a technical term or another party's name. */
  private static final List<String> ALLOWED = List.of(
      "/answers", "id=\"answer\"", "answer-title", "#answer", // addresses and ids
      "troubleshooting");

  private static final Pattern CODE_IN_TEMPLATE = Pattern.compile(
      "<%--.*?--%>|\\$\\{[^}]*\\}|!\\{[^}]*\\}|^@(import|param)[^\\n]*$|@(if|elseif|for)\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)|@[a-z.A-Z]+",
      Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern NAME_OF_MARKUP = Pattern.compile("\\b(class|id|for|name|href|action|d|aria-labelledby|aria-describedby|data-[a-z]+)=\"[^\"]*\"");
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^}]*\\}");
  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  @Test
  void theTemplatesUseTheFieldsWords() throws IOException {
    assertEquals("", found(Path.of("src/main/jte"), ".jte", WordsTest::readInTemplate));
  }

  @Test
  void theTextsUseTheFieldsWords() throws IOException {
    assertEquals("", found(Path.of("src/main/java/playground/text"), ".java", WordsTest::readInJava));
  }

  private interface Reader {
    String prose(String source);
  }

  private static String found(Path folder, String ending, Reader reader) throws IOException {
    var words = Pattern.compile("\\b(?:" + String.join("|", FORBIDDEN) + ")\\b", Pattern.CASE_INSENSITIVE);
    var lines = new ArrayList<String>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith(ending)).sorted().toList()) {
        var prose = reader.prose(Files.readString(file));
        words.matcher(prose).results()
            .map(hit -> prose.substring(Math.max(0, hit.start() - 30), Math.min(prose.length(), hit.end() + 30)))
            .forEach(around -> lines.add(folder.relativize(file) + ": …" + around.replaceAll("\\s+", " ") + "…"));
      }
    }
    return lines.stream().collect(Collectors.joining("\n"));
  }

  private static String readInTemplate(String source) {
    var prose = NAME_OF_MARKUP.matcher(CODE_IN_TEMPLATE.matcher(source).replaceAll(" ")).replaceAll(" ");
    var strings = EXPRESSION.matcher(source).results()
        .flatMap(expression -> STRING.matcher(expression.group()).results()).map(string -> string.group(1))
        .collect(Collectors.joining("\n"));
    return withoutAllowed(prose + "\n" + strings);
  }

  private static String readInJava(String source) {
    var joined = source.replaceAll("\"\\s*\\+\\s*\"", "");
    return withoutAllowed(STRING.matcher(joined).results().map(s -> s.group(1)).collect(Collectors.joining("\n")));
  }

  private static String withoutAllowed(String prose) {
    var rest = prose;
    for (var allowed : ALLOWED) {
      rest = rest.replaceAll("(?i)" + Pattern.quote(allowed), "");
    }
    return rest;
  }
}
