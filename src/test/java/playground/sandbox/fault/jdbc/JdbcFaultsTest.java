package playground.sandbox.fault.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import playground.database.Database;
import playground.database.DatabaseSettings;
import playground.sandbox.fault.ActiveFault;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.fault.ActiveFaultsContract;
import playground.sandbox.fault.FaultType;
import playground.sandbox.store.People;
import playground.sandbox.store.jdbc.JdbcStore;
import playground.testing.RunningPostgres;

class JdbcFaultsTest extends ActiveFaultsContract {

  private static final String TOKEN = "/v1/access_token";

  private final DatabaseSettings settings = RunningPostgres.database();
  private final Database database = Database.open(settings);
  private ActiveFaults faults;

  @Override
  protected ActiveFaults create() {
    faults = faults(store());
    return faults;
  }

  private JdbcStore store() {
    return new JdbcStore(database, real, new SecureRandom(), People.madeUp());
  }

  private static ActiveFaults faults(JdbcStore store) {
    return new JdbcFaults(store.database(), store.realClock());
  }

  @AfterEach
  void close() {
    database.close();
    RunningPostgres.giveBack(settings);
  }

  @Test
  void anotherNodeSeesAChangeWithinASecond() {
    var there = faults(store());
    assertEquals(List.of(), there.all());

    faults.replace(List.of(ActiveFault.of(FaultType.WRONG_NONCE)));
    real.forward(Duration.ofSeconds(1));

    assertTrue(there.isOn(FaultType.WRONG_NONCE));
  }

  @Test
  void aFaultThatAnotherNodeHasUsedUpOrSwitchedOffDoesNotApply() {
    var there = faults(store());
    faults.replace(List.of(
        new ActiveFault(FaultType.SERVER_ERROR, "", 0, Optional.of(1)), new ActiveFault(FaultType.LOCKED, "", 0, Optional.of(1))));
    assertEquals(2, there.all().size());

    assertTrue(faults.take(FaultType.SERVER_ERROR, TOKEN).isPresent());
    faults.remove(FaultType.LOCKED);

    assertFalse(there.take(FaultType.SERVER_ERROR, TOKEN).isPresent());
    assertFalse(there.take(FaultType.LOCKED, TOKEN).isPresent());
  }

  /** While nodes are replaced, a newer one may know more. */
  @Test
  void aFaultThatThisVersionDoesNotKnowIsPassedBy() {
    database.run(handle -> handle.execute("INSERT INTO active_faults (type, path, parameter) VALUES ('LATER', '', 0)"));
    faults.add(List.of(ActiveFault.of(FaultType.SERVER_ERROR)));

    assertEquals(List.of(ActiveFault.of(FaultType.SERVER_ERROR)), faults.all());
  }

  /** A request pays nothing for faults that are off. */
  @Test
  void whatWasReadAMomentAgoIsNotReadAgain() {
    faults.all();
    database.close();

    assertEquals(Optional.empty(), faults.take(FaultType.SERVER_ERROR, TOKEN));
  }
}
