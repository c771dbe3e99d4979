package playground;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import playground.testing.OurClasses;

/**
 * The arrows of the house, read from the compiled classes.
 *
 * <pre>
 * Main, cli ─→ everything                       the composition roots
 * web, cli  ─→ flow ─→ webex ─→ oauth ─→ JDK    the client
 * web, cli  ─→ text ─→ flow, webex, oauth       codes become words; nothing below knows a sentence
 * sandbox   ─→ oauth, server, html, scopes, database   the other end, written apart from the client
 * sandbox.testing ─→ sandbox, JUnit             the one door for tests of others; nothing here uses it
 * config    ─→ oauth, database                  settings
 * server, flow, web, sandbox ─→ database        what nodes share: flow/jdbc and the sandbox's jdbc folders; to the others only its outage
 * database  ─→ oauth                            connections, migrations, encryption
 * flow, web ─→ scopes                           the catalogue of scopes, which the sandbox has too
 * web       ─→ server, html                     where Jetty ends; templates
 * web, cli  ─→ qr                               QR codes, before they are drawn
 * </pre>
 */
class DependencyDirectionTest {

  /** A package, the packages it may see, and the libraries it may see; whatever is not named here is forbidden. */
  @ParameterizedTest
  @CsvSource({
    "oauth,   '',                                    ''",
    "webex,   'oauth',                               'java.net.http tools.jackson com.nimbusds java.text'",
    "flow,    'webex oauth scopes database',         'javax.crypto org.slf4j org.jdbi'",
    "text,    'flow webex oauth',                    ''",
    "web,     'flow text webex oauth html scopes server database qr', 'jakarta.servlet org.slf4j'",
    "sandbox, 'server oauth html scopes files database', 'jakarta.servlet javax.crypto org.slf4j tools.jackson com.nimbusds java.sql java.text org.jdbi org.junit.jupiter.api org.opentest4j'",
    "sandbox.testing, 'sandbox oauth scopes server', 'org.junit.jupiter.api org.opentest4j'",
    "scopes,  '',                                    ''",
    "qr,      '',                                    'io.nayuki'",
    "server,  'database',                            'jakarta.servlet org.slf4j org.eclipse.jetty'",
    "html,    '',                                    'jakarta.servlet gg.jte'",
    "files,   '',                                    ''",
    "config,  'oauth files database',                'org.apache.commons.cli'",
    "database, 'oauth', 'java.sql javax.sql javax.crypto com.zaxxer org.jdbi org.flywaydb org.slf4j tools.jackson com.fasterxml.jackson'"
  })
  void aPackageSeesNothingButWhatItsArrowsPointAt(String folder, String folders, String libraries) {
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
        .check(OurClasses.ALL);
  }

  /** No package beside these: a new one needs its arrows drawn above. */
  @Test
  void everyPackageHasItsArrows() {
    var folders =
        OurClasses.ALL.stream()
            .map(type -> type.getPackageName().replaceFirst("^playground\\.?", "").replaceFirst("\\..*", ""))
            .collect(Collectors.toSet());

    assertEquals(
        Set.of("", "cli", "oauth", "webex", "flow", "text", "web", "sandbox", "server", "html", "scopes", "config", "files", "database", "qr"),
        folders);
  }

  /** On every level: not between web and its steps, nor between two groups of endpoints of the sandbox. */
  @Test
  void noTwoPackagesSeeEachOther() {
    slices()
        .matching("playground.(**)")
        .should().beFreeOfCycles()
        .ignoreDependency(resideInAPackage("playground.html.generated.."), resideInAPackage("playground.."))
        .check(OurClasses.ALL);
  }

  @Test
  void onlyTheServerPackageKnowsJetty() {
    noClasses()
        .that().resideOutsideOfPackage("playground.server..")
        .should().dependOnClassesThat().resideInAPackage("org.eclipse.jetty..")
        .check(OurClasses.ALL);
  }

  /** What is in memory knows nothing of statements, and nothing of them is loaded until a store is set. */
  @Test
  void onlyWhatIsStoredInADatabaseKnowsStatements() {
    noClasses()
        .that().resideOutsideOfPackages("playground.database..", "playground..jdbc..")
        .should().dependOnClassesThat().resideInAnyPackage("org.jdbi..", "java.sql..", "javax.sql..")
        .check(OurClasses.ALL);
  }

  /** The tutorial can be driven without a servlet container. */
  @Test
  void servletsAreKnownToWebServerAndSandboxAlone() {
    noClasses()
        .that().resideOutsideOfPackages("playground.web..", "playground.server..", "playground.sandbox..", "playground.html..")
        .should().dependOnClassesThat().resideInAPackage("jakarta..")
        .check(OurClasses.ALL);
  }

  /** What a browser has obtained lies in the flow's store and nowhere else. */
  @Test
  void nobodyUsesAnHttpSession() {
    noClasses().should().dependOnClassesThat().haveFullyQualifiedName("jakarta.servlet.http.HttpSession").check(OurClasses.ALL);
  }

  /** And the API for tests, which does what a person's browser does. */
  @Test
  void onlyTheWebexPackageTalksOverTheNetworkAsAClient() {
    noClasses()
        .that().resideOutsideOfPackages("playground.webex..", "playground.sandbox.testing..")
        .should().dependOnClassesThat().resideInAPackage("java.net.http..")
        .orShould().dependOnClassesThat().haveFullyQualifiedName("java.net.HttpURLConnection")
        .orShould().dependOnClassesThat().haveFullyQualifiedName("java.net.Socket")
        .check(OurClasses.ALL);
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
        .check(OurClasses.ALL);
  }

  /** The three steps of the flow, and their routes, are what somebody finds who opens the package. */
  @Test
  void threeServletsStandInTheWebPackage() {
    var types =
        OurClasses.ALL.stream()
            .filter(type -> type.getPackageName().equals("playground.web") && type.isTopLevelClass())
            .map(JavaClass::getSimpleName)
            .filter(name -> !name.equals("package-info"))
            .collect(Collectors.toSet());

    assertEquals(Set.of("PageServlet", "CallbackServlet", "TokenServlet", "Playground"), types);
  }

  private static String[] words(String text) {
    return text == null || text.isEmpty() ? new String[0] : text.split(" ");
  }

  /** Apart from what is generated from templates, and the format of a file. */
  @Test
  void noParameterListIsLongerThanSixAndNoRecordHasMoreThanEightComponents() {
    var tooLong = OurClasses.ALL.stream()
        .filter(type -> !type.getPackageName().startsWith("playground.html.generated"))
        .filter(type -> !type.getName().equals("playground.sandbox.seed.IntegrationEntry")) // a file's format
        .flatMap(type -> type.getCodeUnits().stream())
        .filter(unit -> unit.getRawParameterTypes().size() > most(unit))
        .map(JavaCodeUnit::getFullName)
        .collect(Collectors.toSet());

    assertEquals(Set.of(), tooLong);
  }

  /** The compiler gives the constructor of an enum two parameters more. */
  private static int most(JavaCodeUnit unit) {
    return unit.isConstructor() && (unit.getOwner().isRecord() || unit.getOwner().isEnum()) ? 8 : 6;
  }
}
