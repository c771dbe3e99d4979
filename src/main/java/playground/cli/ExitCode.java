package playground.cli;

/** How the program ends; the help of every command lists them. */
public enum ExitCode {
  DONE(0),
  OWN_FAULT(1),
  /** A setting, an option or a file is wrong, or the address cannot be listened on. */
  WRONG_SETTINGS(2),
  PORT_IN_USE(3),
  /** By the person, by the server, or by a check of ours. */
  REFUSED(4),
  /** No server responded, or no person came in time. */
  NOBODY_THERE(5),
  /** The database is not there, or cannot be used: another version, another key, a missing right. */
  NO_STORE(6);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
