package playground.web.diagnosis;

/**
 * One probable cause of a refusal.
 *
 * @param text what it may be, in a sentence
 * @param whatToDo then
 * @param source in words; where that is said
 * @param link to it
 */
public record Cause(String text, String whatToDo, String source, String link) {

  /** The same cause with another advice. */
  public Cause doing(String otherwise) {
    return new Cause(text, otherwise, source, link);
  }

  static Cause rfc(int number, String section, String text, String whatToDo) {
    return new Cause(text, whatToDo, "RFC " + number + " §" + section,
        "https://www.rfc-editor.org/rfc/rfc" + number + "#section-" + section);
  }

  static Cause webex(String page, String text, String whatToDo) {
    return new Cause(text, whatToDo, "Webex: " + page.replaceAll(".*/", "").replace('-', ' '),
        "https://developer.webex.com/" + page);
  }
}
