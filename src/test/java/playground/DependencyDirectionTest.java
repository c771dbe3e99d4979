package playground;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The arrows of the house, read from the compiled classes.
 *
 * <pre>
 * Main, Playground, cli ─→ everything               the only files that see both ends
 * web     ─→ html, webex ─→ oauth ─→ JDK only       the client
 * sandbox ─→ html, server, oauth                    the pretend Webex
 * config  ─→ oauth                                  for Secret and Scopes
 * web, sandbox ─→ scopes                            the catalogue that both look things up in
 * server                                            where Jetty ends
 * </pre>
 */
class DependencyDirectionTest {

  private static final JavaClasses OURS =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("playground");

  /** A folder, the folders it may see, and the libraries it may see; whatever is not named here is forbidden. */
  @ParameterizedTest
  @CsvSource({
    "oauth,   '',                       ''",
    "webex,   'oauth',                  'java.net.http tools.jackson com.nimbusds java.text'",
    "web,     'webex oauth html scopes', 'jakarta.servlet org.slf4j io.nayuki'",
    "sandbox, 'server oauth html scopes', 'jakarta.servlet org.slf4j tools.jackson com.nimbusds'",
    "scopes,  '',                       ''",
    "server,  '',                       'jakarta.servlet org.slf4j org.eclipse.jetty'",
    "html,    '',                       'jakarta.servlet gg.jte'",
    "config,  'oauth',                  'org.apache.commons.cli'"
  })
  void aFolderSeesNothingButWhatItsArrowsPointAt(String folder, String folders, String libraries) {
    var allowed = resideInAnyPackage("playground." + folder + "..", "java.io", "java.lang..", "java.math", "java.net");
    allowed = allowed.or(resideInAnyPackage("java.nio..", "java.security..", "java.time..", "java.util..", "javax.net.ssl"));
    for (var name : words(folders)) {
      allowed = allowed.or(resideInAPackage("playground." + name + ".."));
    }
    for (var name : words(libraries)) {
      allowed = allowed.or(resideInAPackage(name + ".."));
    }

    classes()
        .that().resideInAPackage("playground." + folder + "..")
        .and().resideOutsideOfPackage("playground.html.generated..") // the templates, which see what they show
        .should().onlyDependOnClassesThat(allowed.or(JavaClass.Predicates.simpleNameEndingWith("[]")))
        .check(OURS);
  }

  /** No folder beside these: a new one needs its arrows drawn above. */
  @Test
  void everyFolderHasItsArrows() {
    var folders =
        OURS.stream()
            .map(type -> type.getPackageName().replaceFirst("^playground\\.?", "").replaceFirst("\\..*", ""))
            .collect(Collectors.toSet());

    assertEquals(Set.of("", "oauth", "webex", "web", "sandbox", "server", "html", "scopes", "config", "cli"), folders);
  }

  /** The root holds the entry point and the routes. */
  @Test
  void nothingButTheCompositionRootsSeesThem() {
    noClasses()
        .that().resideOutsideOfPackages("playground", "playground.cli..")
        .should().dependOnClassesThat().resideInAnyPackage("playground", "playground.cli..")
        .check(OURS);
    assertEquals(Set.of("Main", "Playground"), topLevelTypes("playground"));
  }

  @Test
  void onlyTheServerFolderKnowsJetty() {
    noClasses()
        .that().resideOutsideOfPackage("playground.server..")
        .should().dependOnClassesThat().resideInAPackage("org.eclipse.jetty..")
        .check(OURS);
  }

  @Test
  void onlyTheWebexFolderTalksOverTheNetworkAsAClient() {
    noClasses()
        .that().resideOutsideOfPackage("playground.webex..")
        .should().dependOnClassesThat().resideInAPackage("java.net.http..")
        .orShould().dependOnClassesThat().haveFullyQualifiedName("java.net.HttpURLConnection")
        .orShould().dependOnClassesThat().haveFullyQualifiedName("java.net.Socket")
        .check(OURS);
  }

  /** Where OAuth's rules stand, nobody reads a clock or makes randomness: both come in as arguments. */
  @Test
  void oauthHasNoClockAndNoInputOrOutputOfItsOwn() {
    noClasses()
        .that().resideInAPackage("playground.oauth..")
        .should().dependOnClassesThat().resideInAnyPackage("jakarta..", "java.io..", "java.nio.file..", "java.net.http..")
        .orShould().callMethod(java.time.Instant.class, "now")
        .orShould().callMethod(System.class, "currentTimeMillis")
        .orShould().callConstructor(java.security.SecureRandom.class)
        .check(OURS);
  }

  @Test
  void noTwoFoldersSeeEachOther() {
    slices()
        .matching("playground.(*)..")
        .should().beFreeOfCycles()
        .ignoreDependency(resideInAPackage("playground.html.generated.."), resideInAPackage("playground.."))
        .check(OURS);
  }

  /** The three steps of the flow, and nothing beside them, are what somebody finds who opens the folder. */
  @Test
  void threeServletsStandInTheWebFolder() {
    assertEquals(Set.of("PageServlet", "CallbackServlet", "TokenServlet"), topLevelTypes("playground.web"));
  }

  private static Set<String> topLevelTypes(String folder) {
    return OURS.stream()
        .filter(type -> type.getPackageName().equals(folder) && type.isTopLevelClass())
        .map(JavaClass::getSimpleName)
        .filter(name -> !name.equals("package-info"))
        .collect(Collectors.toSet());
  }

  private static String[] words(String text) {
    return text == null || text.isEmpty() ? new String[0] : text.split(" ");
  }
}
