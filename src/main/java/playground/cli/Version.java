package playground.cli;

import java.util.Optional;

/** The version of this program. */
public final class Version {

  /** From the jar's manifest. */
  public static final String OF_THIS =
      Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("(not from a jar)");

  private Version() {}
}
