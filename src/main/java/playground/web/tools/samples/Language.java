package playground.web.tools.samples;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** What the programs are written in. Each is a template under {@code resources/samples}, named as its file. */
public enum Language {
  JAVA("Java", "Flow.java", "java Flow.java", "a JDK, 17 or later", Literal::java),
  JAVASCRIPT("JavaScript", "flow.mjs", "node flow.mjs", "Node.js, 18 or later", Literal::javaScript),
  PYTHON("Python", "flow.py", "python3 flow.py", "Python, 3.8 or later", Literal::python),
  BASH("curl", "flow.sh", "bash flow.sh", "bash, curl and openssl", Literal::bash);

  private final String title;
  private final String file;
  private final String command;
  private final String needs;
  private final UnaryOperator<String> literal;

  Language(String title, String file, String command, String needs, UnaryOperator<String> literal) {
    this.title = title;
    this.file = file;
    this.command = command;
    this.needs = needs;
    this.literal = literal;
  }

  public String title() {
    return title;
  }

  /** Name of the program's file, and of its template. */
  public String file() {
    return file;
  }

  /** What starts it, in the folder where it lies. */
  public String command() {
    return command;
  }

  /** All that must be installed. */
  public String needs() {
    return needs;
  }

  String literal(String text) {
    return literal.apply(text);
  }

  String literal(boolean value) {
    var inPython = value ? "True" : "False";
    return this == PYTHON ? inPython : inPython.toLowerCase(Locale.ROOT);
  }
}
