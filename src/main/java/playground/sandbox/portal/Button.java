package playground.sandbox.portal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The buttons of the portal; a constant is the value of the parameter {@code button}. */
enum Button {
  save,
  filter,
  secret,
  delete;

  /** The button that was pressed; {@link #save} when none is named, as with the Enter key. */
  static Button of(Map<String, List<String>> posted) {
    var pressed = posted.getOrDefault("button", List.of(save.name())).get(0);
    return Arrays.stream(values()).filter(button -> button.name().equals(pressed)).findFirst().orElse(save);
  }
}
