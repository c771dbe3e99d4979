package playground.text;

import java.util.List;

/**
 * A failure in words.
 *
 * @param what happened
 * @param why it probably happened
 * @param whatToDo next
 * @param details the server's own words, name by name; empty when there are none
 * @param causes the probable ones, the most probable first; empty when the words above say all there is to say
 */
public record FailureText(String what, String why, String whatToDo, List<Detail> details, List<Cause> causes) {

  /** A parameter that the server or the playground sent. */
  public record Detail(String name, String value) {}

  FailureText(String what, String why, String whatToDo) {
    this(what, why, whatToDo, List.of(), List.of());
  }

  FailureText with(List<Detail> sent) {
    return new FailureText(what, why, whatToDo, sent, causes);
  }

  FailureText because(List<Cause> probable) {
    return new FailureText(what, why, whatToDo, details, probable);
  }
}
