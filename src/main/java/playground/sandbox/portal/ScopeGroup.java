package playground.sandbox.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import playground.scopes.ScopeCatalogue;

/**
 * Scopes that belong together, each with its box.
 *
 * @param open whether it is unfolded: something in it is ticked, or was looked for
 */
public record ScopeGroup(String title, boolean open, List<Box> boxes) {

  /** One scope of the form. */
  public record Box(String name, String gloss, boolean ticked) {}

  /** All that the form shows, in the order of the catalogue; without those that need no registration. */
  static List<ScopeGroup> of(AppForm form) {
    var boxes = new LinkedHashMap<String, List<Box>>();
    ScopeCatalogue.all().forEach((name, gloss) -> {
      var box = new Box(name, gloss, form.scopeBoxes().ticked().contains(name));
      if (!ScopeCatalogue.isOpenId(name) && !ScopeCatalogue.isAutomatic(name) && isShown(box, form.filter())) {
        boxes.computeIfAbsent(playground.scopes.ScopeGroup.titleOf(name), title -> new ArrayList<>()).add(box);
      }
    });
    var groups = new ArrayList<ScopeGroup>();
    boxes.forEach((title, group) -> groups.add(new ScopeGroup(title, isOpen(group, form.filter()), group)));
    return groups;
  }

  private static boolean isShown(Box box, String filter) {
    return box.ticked() || (box.name() + " " + box.gloss()).toLowerCase(Locale.ROOT).contains(filter.toLowerCase(Locale.ROOT));
  }

  private static boolean isOpen(List<Box> boxes, String filter) {
    return !filter.isEmpty() || boxes.stream().anyMatch(Box::ticked);
  }
}
