package playground.sandbox.fault;

import java.util.List;

/** One way in which Webex can misbehave. */
public interface Fault {

  /** As it is asked for, in lower case with hyphens. */
  String name();

  /** The mistake in a client that it uncovers, in a sentence. */
  String uncovers();

  /** Where it can apply; one that ends in an asterisk stands for all that begin like it. Empty: not at a path. */
  List<String> paths();

  /** Where it applies when nobody says where; empty means everywhere it can. */
  default String defaultPath() {
    return "";
  }

  /** The number it was made with; 0 when it takes none. */
  default int number() {
    return 0;
  }
}
