package playground.sandbox.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import playground.sandbox.fault.FaultType;
import playground.testing.OurClasses;

/** The one door into the sandbox: small, and closed to what may change behind it. */
class SandboxApiTest {

  private static final String DOOR = WebexSandbox.class.getPackageName();

  /** A change here is a change for everybody who uses it. */
  @Test
  void theseAreTheTypesOfTheApi() {
    assertEquals(
        new TreeSet<>(Set.of("Fault", "LoggedRequest", "MovableClock", "NoCallbackException", "SandboxIntegration",
            "SandboxPerson", "SandboxTokens", "WebexSandbox", "WebexSandboxBuilder", "WebexSandboxExtension")),
        api().map(JavaClass::getSimpleName).collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void signaturesShowTheJdkThePackageAndFaultTypeAlone() {
    var foreign = api().filter(type -> !type.isEquivalentTo(WebexSandboxExtension.class))
        .flatMap(SandboxApiTest::shown).filter(type -> !isAllowed(type)).map(JavaClass::getName).collect(Collectors.toSet());

    assertEquals(Set.of(), foreign);
  }

  /** JUnit's types are part of its own signatures, and of no other. */
  @Test
  void theExtensionShowsNothingButJunitBesides() {
    var foreign = api().filter(type -> type.isEquivalentTo(WebexSandboxExtension.class))
        .flatMap(SandboxApiTest::shown).filter(type -> !isAllowed(type)).map(JavaClass::getPackageName).collect(Collectors.toSet());

    assertTrue(foreign.contains("org.junit.jupiter.api.extension"), "what the test looks at");
    assertEquals(Set.of("org.junit.jupiter.api.extension"), foreign);
  }

  @Test
  void theExtensionAloneKnowsJunit() {
    noClasses()
        .that().haveNameNotMatching(WebexSandboxExtension.class.getName() + "(\\$.*)?")
        .should().dependOnClassesThat().resideInAnyPackage("org.junit..", "org.opentest4j..")
        .check(OurClasses.ALL);
  }

  /** The door opens inwards: nothing behind it needs it. */
  @Test
  void nothingElseUsesTheApi() {
    noClasses().that().resideOutsideOfPackage(DOOR).should().dependOnClassesThat().resideInAPackage(DOOR).check(OurClasses.ALL);
  }

  private static Stream<JavaClass> api() {
    return OurClasses.ALL.stream().filter(type -> type.getPackageName().equals(DOOR) && isPublic(type.getModifiers()))
        .filter(type -> !type.getSimpleName().equals("package-info"));
  }

  /** Every type in a public signature, those between angle brackets too. */
  private static Stream<JavaClass> shown(JavaClass type) {
    var signatures = Stream.of(
        type.getSuperclass().stream(),
        type.getInterfaces().stream(),
        type.getFields().stream().filter(field -> isPublic(field.getModifiers())).map(JavaField::getType),
        type.getCodeUnits().stream().filter(unit -> isPublic(unit.getModifiers())).flatMap(SandboxApiTest::types));
    return signatures.flatMap(some -> some).flatMap(one -> one.getAllInvolvedRawTypes().stream()).map(JavaClass::getBaseComponentType);
  }

  private static Stream<JavaType> types(JavaCodeUnit unit) {
    return Stream.of(unit.getParameterTypes().stream(), Stream.of(unit.getReturnType()), unit.getExceptionTypes().stream())
        .flatMap(some -> some);
  }

  private static boolean isPublic(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC);
  }

  private static boolean isAllowed(JavaClass type) {
    return type.isPrimitive() || type.getPackageName().startsWith("java.") || type.getPackageName().equals(DOOR)
        || type.isEquivalentTo(FaultType.class);
  }
}
