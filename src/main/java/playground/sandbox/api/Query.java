package playground.sandbox.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import playground.oauth.Form;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.RefusalException;

/** The query of a call, read as what each parameter must be; anything else gets a 400. */
record Query(Form form) {

  /**
   * @throws RefusalException 400, as every method here
   */
  static Query of(HttpServletRequest request) {
    try {
      return new Query(Form.parse(request.getQueryString()));
    } catch (IllegalArgumentException e) {
      throw bad("the query cannot be read");
    }
  }

  Optional<String> text(String name) {
    return form.value(name);
  }

  /** One of these words. */
  Optional<String> oneOf(String name, List<String> words) {
    return read(name, "one of " + words, value -> {
      if (!words.contains(value)) {
        throw new IllegalArgumentException();
      }
      return value;
    });
  }

  /** False when it is left out. */
  boolean flag(String name) {
    return oneOf(name, List.of("true", "false")).map(Boolean::parseBoolean).orElse(false);
  }

  /** A date and time of ISO 8601, with its offset from UTC. */
  Optional<Instant> moment(String name) {
    return read(name, "a date and time of ISO 8601", value -> OffsetDateTime.parse(value).toInstant());
  }

  /** 1 or more; above the most it is capped without a word, as every {@code max} of Webex (contract, section 0). */
  int max(int usual, int most) {
    return read("max", "a number of 1 or more", value -> {
      var max = Long.parseLong(value);
      if (max < 1) {
        throw new IllegalArgumentException();
      }
      return (int) Math.min(max, most);
    }).orElse(usual);
  }

  private <T> Optional<T> read(String name, String what, Function<String, T> reader) {
    try {
      return form.value(name).map(reader);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw bad(name + " is not " + what);
    }
  }

  static RefusalException bad(String cause) {
    return RefusalException.json(ErrorText.BAD_REQUEST, cause);
  }
}
