package playground.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.apache.log4j.LogManager;
import org.apache.log4j.varia.NullAppender;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** The Nu HTML Checker, in this process and without the network. Not thread-safe. */
final class HtmlChecker {

  static {
    LogManager.getRootLogger().addAppender(new NullAppender()); // or else it says that it has none
  }

  private static final String SCHEMA = "http://s.validator.nu/html5-rdfalite.rnc"; // of the checker's own jar

  private final List<String> errors = new ArrayList<>();
  private final SimpleDocumentValidator checker = new SimpleDocumentValidator(false);

  HtmlChecker() {
    try {
      var listener = new Listener();
      checker.setUpMainSchema(SCHEMA, listener);
      checker.setUpValidatorAndParsers(listener, false, false);
    } catch (Exception e) { // as the checker declares it
      throw new IllegalStateException(e);
    }
  }

  /** One line for each error of a page: its place and what is wrong; empty when there is none. */
  String errors(String html) {
    errors.clear();
    try {
      checker.checkHtmlInputSource(new InputSource(new ByteArrayInputStream(html.getBytes(UTF_8))));
    } catch (Exception e) { // as the checker declares it
      throw new IllegalStateException(e);
    }
    return String.join("\n", errors);
  }

  private final class Listener implements ErrorHandler {

    @Override
    public void warning(SAXParseException advice) {
      // such as a section without a heading: a matter of taste
    }

    @Override
    public void error(SAXParseException error) {
      errors.add("line " + error.getLineNumber() + ": " + error.getMessage());
    }

    @Override
    public void fatalError(SAXParseException error) {
      error(error);
    }
  }
}
