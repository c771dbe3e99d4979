package playground.sandbox.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import playground.scopes.ScopeCatalogue;

/**
 * Scopes that belong together, each with a checkbox.
 *
 * @param open whether the group is expanded: a scope in it is ticked, or there is a filter
 */
public record ScopeGroup(String title, boolean open, List<Box> boxes) {

  /** One scope of the form. */
  public record Box(String name, String gloss, boolean ticked) {}

  /** The scopes that the form shows, in the order of the catalogue; without those that need no registration. */
  static List<ScopeGroup> of(AppForm.ScopeFields fields) {
    var boxes = new LinkedHashMap<String, List<Box>>();
    ScopeCatalogue.all().forEach((name, gloss) -> {
      var box = new Box(name, gloss, fields.ticked().contains(name));
      if (!ScopeCatalogue.isOpenId(name) && !ScopeCatalogue.isAutomatic(name) && isShown(box, fields.filter())) {
        boxes.computeIfAbsent(playground.scopes.ScopeGroup.titleOf(name), title -> new ArrayList<>()).add(box);
      }
    });
    var groups = new ArrayList<ScopeGroup>();
    boxes.forEach((title, group) -> groups.add(new ScopeGroup(title, isOpen(group, fields.filter()), group)));
    return groups;
  }

  private static boolean isShown(Box box, String filter) {
    var text = (box.name() + " " + box.gloss()).toLowerCase(Locale.ROOT);
    return box.ticked() || text.contains(filter.toLowerCase(Locale.ROOT));
  }

  private static boolean isOpen(List<Box> boxes, String filter) {
    return !filter.isEmpty() || boxes.stream().anyMatch(Box::ticked);
  }
}
