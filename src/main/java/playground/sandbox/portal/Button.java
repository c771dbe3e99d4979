package playground.sandbox.portal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Which button of a page was pressed; by its name on the wire. */
enum Button {
  save,
  filter,
  secret,
  delete;

  /** Saving, when none is named: that is what the Enter key means in a form. */
  static Button of(Map<String, List<String>> posted) {
    var pressed = posted.getOrDefault("button", List.of(save.name())).get(0);
    return Arrays.stream(values()).filter(button -> button.name().equals(pressed)).findFirst().orElse(save);
  }
}
