package playground.text;

import java.util.List;

/**
 * A failure in words.
 *
 * @param what happened
 * @param causes the probable ones, the most probable first; never empty, and with a single one when nothing else can be
 *     the cause
 * @param details the server's own words and what was sent, name by name; empty when there are none
 */
public record FailureText(String what, List<Cause> causes, List<Detail> details) {

  /** A parameter that the server or the playground sent. */
  public record Detail(String name, String value) {}

  public FailureText {
    causes = List.copyOf(causes);
    details = List.copyOf(details);
    if (causes.isEmpty()) {
      throw new IllegalArgumentException("a failure needs a cause");
    }
  }

  FailureText(String what, String why, String whatToDo) {
    this(what, List.of(Cause.of(why, whatToDo)), List.of());
  }

  /** Why it happened: the most probable cause. */
  public String why() {
    return causes.get(0).text();
  }

  /** What to do about it: the cure of the most probable cause. */
  public String whatToDo() {
    return causes.get(0).whatToDo();
  }

  /** Whether nothing else can be the cause. */
  public boolean isCertain() {
    return causes.size() == 1;
  }

  /** The less probable causes; empty when there are none. */
  public List<Cause> otherCauses() {
    return causes.subList(1, causes.size());
  }

  /** What happened, why, and what to do, for a terminal. */
  public String inOneLine() {
    return what + " " + why() + " " + whatToDo();
  }

  FailureText(String what, List<Cause> causes) {
    this(what, causes, List.of());
  }

  FailureText with(List<Detail> sent) {
    return new FailureText(what, causes, sent);
  }
}
