package playground.sandbox.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.oauth.Scopes;
import playground.sandbox.Sandbox;
import playground.sandbox.seed.InvalidFileException;
import playground.sandbox.seed.SeedData;
import playground.sandbox.store.ClientMetadata;
import playground.sandbox.store.Integration;
import playground.sandbox.store.RefreshPolicy;
import playground.sandbox.store.Store;
import playground.sandbox.store.memory.MemoryStore;
import playground.testing.MovableClock;

/** F-18: what is registered outlives the program, whole, whenever and however it ends. */
class IntegrationFileTest {

  private static final ClientMetadata REGISTRATION = new ClientMetadata(
      "My app", "says \"hé\"", "http://localhost/icon.png", List.of(URI.create("http://localhost:9999/callback")),
      Scopes.parse("spark:rooms_read"), true, RefreshPolicy.rotate);

  @TempDir Path folder;

  private final MovableClock clock = new MovableClock();

  @Test
  void theNextStartHasTheSameIntegrationsToTheLastCharacter() {
    var first = store();
    keep(first);
    first.integrations().register(REGISTRATION);
    var renewed = first.integrations().register(ClientMetadata.of("Second", URI.create("http://b/"), Scopes.parse("")));
    first.integrations().renewSecret(renewed.clientId());

    var next = store();
    keep(next);

    assertEquals(first.integrations().all(), next.integrations().all());
  }

  @Test
  void whatIsDeletedStaysDeleted() {
    var first = store();
    keep(first);
    first.delete(first.integrations().register(REGISTRATION).clientId());

    var next = store();
    keep(next);

    assertEquals(List.of(), next.integrations().all());
  }

  @Test
  void onlyItsOwnerCanReadTheFileAndNothingElseIsLeftInTheFolder() throws Exception {
    var store = store();
    keep(store);
    store.integrations().register(REGISTRATION);

    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file()), files.toList());
    }
  }

  /** Whoever reads it while it is being written, as a start after kill -9 does, finds the old text or the new one. */
  @Test
  void atEveryMomentTheFileIsWhole() throws Exception {
    var store = store();
    keep(store);
    var app = store.integrations().register(REGISTRATION);

    var writing = CompletableFuture.runAsync(() -> {
      for (var i = 0; i < 300; i++) {
        store.integrations().renewSecret(app.clientId());
      }
    });
    var read = 0;
    do {
      assertEquals(List.of("My app"), SeedData.integrationsOf(file(), clock.instant()).stream().map(Integration::name).toList());
      read++;
    } while (!writing.isDone());
    writing.get();

    assertTrue(read > 1, "it was read while it was written");
  }

  @Test
  void aTornFileOfAnEndByForceDoesNoHarm() throws Exception {
    var first = store();
    keep(first);
    first.integrations().register(REGISTRATION);
    Files.writeString(folder.resolve(".sandbox.json.new"), "{\"integr");

    var next = store();
    keep(next);

    assertEquals(first.integrations().all(), next.integrations().all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"integrations\": [{\"name\": \"x\"}]}", "\u0000\u0000", "[]"})
  void aDamagedFileIsRefusedAndKeptAsItIs(String text) throws Exception {
    Files.writeString(file(), text);

    var wrong = assertThrows(InvalidFileException.class, () -> keep(store()));

    assertTrue(wrong.errors().get(0).startsWith(file() + ": "), wrong.getMessage());
    assertEquals(text, Files.readString(file()));
  }

  @Test
  void aFolderThatIsNotThereIsToldAtTheStart() {
    var nowhere = folder.resolve("none").resolve("sandbox.json");

    var wrong = assertThrows(InvalidFileException.class, () -> IntegrationFile.in(nowhere, store()));

    assertTrue(wrong.getMessage().startsWith(nowhere + ": cannot be written"), wrong.getMessage());
  }

  /** F-18: later on the service goes on, and whoever registers something is told. */
  @Test
  void whatCannotBeWrittenLaterIsSaidAndTheServiceGoesOn() throws Exception {
    var store = store();
    var integrationFile = keep(store);
    Files.delete(file());
    Files.delete(folder);

    store.integrations().register(REGISTRATION);

    assertEquals(1, store.integrations().all().size());
    assertEquals(Optional.of(file()), integrationFile.unwritable());
    Files.createDirectory(folder);
    store.integrations().addRedirectUri(store.integrations().all().get(0).clientId(), URI.create("http://b/"));
    assertEquals(Optional.empty(), integrationFile.unwritable());
    assertTrue(Files.exists(file()));
  }

  /** What a declaration says now is truer than what it said once. */
  @Test
  void whatWasDeclaredWinsOverWhatWasKept() {
    var first = store();
    keep(first);
    var kept = first.integrations().register(REGISTRATION);

    var next = store();
    var declared = next.integrations().add(kept.credentials(), ClientMetadata.of("Other", URI.create("http://b/"), Scopes.parse("")));
    keep(next);

    assertEquals(List.of(declared), next.integrations().all());
  }

  @Test
  void thePlaygroundsOwnIntegrationIsNotRegisteredAgainAtEachStart() throws Exception {
    var first = Sandbox.withDataFile(Optional.of(file()), clock, new SecureRandom());
    var credentials = first.registerOnce("Own", List.of(URI.create("http://localhost:1/callback")), Scopes.parse("spark:kms"));

    var next = Sandbox.withDataFile(Optional.of(file()), clock, new SecureRandom());
    var again = next.registerOnce("Own", List.of(URI.create("http://localhost:2/callback")), Scopes.parse("spark:all"));

    assertEquals(credentials, again);
    var kept = SeedData.integrationsOf(file(), clock.instant());
    assertEquals(List.of("[http://localhost:2/callback]"), kept.stream().map(app -> app.redirectUris().toString()).toList());
    assertEquals("spark:kms", kept.get(0).scopes().toString());
  }

  /** What is replaced or reset is in the file, too; the playground's own integration stays in it. */
  @Test
  void aResetIsInTheFile() throws Exception {
    var sandbox = Sandbox.withDataFile(Optional.of(file()), clock, new SecureRandom());
    var own = sandbox.registerOnce("Own", List.of(URI.create("http://localhost:1/callback")), Scopes.parse("spark:kms"));
    sandbox.register("Gone", URI.create("http://localhost/"), Scopes.parse(""));

    sandbox.reset();

    assertEquals(List.of(own), SeedData.integrationsOf(file(), clock.instant()).stream().map(Integration::credentials).toList());
  }

  @Test
  void whatTakesThePlaceOfAllOthersIsInTheFile() throws Exception {
    var store = store();
    keep(store);
    store.integrations().register(REGISTRATION);
    var next = store().integrations().register(REGISTRATION);

    store.replaceIntegrations(List.of(next));

    assertEquals(List.of(next), SeedData.integrationsOf(file(), clock.instant()));
  }

  @Test
  void aFullFileLeavesNoRoomForItAndThatIsSaid() {
    var sandbox = Sandbox.withDataFile(Optional.of(file()), clock, new SecureRandom());
    for (var i = 0; i < 20; i++) {
      sandbox.register("App " + i, URI.create("http://localhost/"), Scopes.parse(""));
    }

    var wrong = assertThrows(
        InvalidFileException.class, () -> sandbox.registerOnce("Own", List.of(URI.create("http://localhost/")), Scopes.parse("")));

    assertFalse(wrong.errors().isEmpty());
  }

  private Path file() {
    return folder.resolve("sandbox.json");
  }

  private MemoryStore store() {
    return new MemoryStore(clock, new SecureRandom());
  }

  private IntegrationFile keep(MemoryStore store) {
    return IntegrationFile.in(file(), store);
  }
}
