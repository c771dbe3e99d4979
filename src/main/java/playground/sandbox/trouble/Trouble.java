package playground.sandbox.trouble;

/** One way in which Webex can misbehave. */
public interface Trouble {

  /** As it is asked for, in lower case with hyphens. */
  String name();

  /** The mistake in a client that it uncovers, in a sentence. */
  String uncovers();
}
