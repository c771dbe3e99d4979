package playground.web.tools.scopes;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import playground.html.Templates;
import playground.oauth.Scopes;
import playground.scopes.ScopeCatalogue;
import playground.scopes.ScopeGroup;
import playground.web.view.Frame;
import playground.web.view.NavigationEntry;
import playground.web.view.PageContext;
import playground.web.view.Part;
import playground.web.view.Redirects;

/**
 * The scope picker. {@code GET /scopes?q=words} searches; {@code POST /scopes} writes the ticked ones into the scope
 * field of step 1. Scopes in the field that are not in the catalogue stay there.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class ScopesServlet extends HttpServlet implements Part {

  private static final String PATH = "/scopes";

  /** Search words are cut to this many characters. */
  private static final int MAX_WORDS = 100;

  private final PageContext context;

  /**
   * What {@code tools/scopes/scopes.jte} shows.
   *
   * @param chosen what the scope field holds now
   * @param elsewhere chosen ones that the search does not show; they stay chosen
   */
  public record Page(Frame frame, String words, List<ScopeGroup> groups, Scopes chosen, List<String> elsewhere) {}

  public ScopesServlet(PageContext context) {
    this.context = context;
  }

  @Override
  public HttpServlet servlet() {
    return this;
  }

  @Override
  public Map<String, List<String>> paths() {
    return Map.of(PATH, List.of("GET", "HEAD", "POST"));
  }

  @Override
  public Optional<NavigationEntry> navigation() {
    return Optional.of(new NavigationEntry(PATH, "Scopes"));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var typed = Optional.ofNullable(request.getParameter("q")).orElse("").strip();
    var words = typed.length() > MAX_WORDS ? typed.substring(0, MAX_WORDS) : typed;
    var chosen = context.form(request).scopes();
    var groups = matching(words);
    var shown = groups.stream().flatMap(group -> group.scopes().stream()).map(ScopeGroup.Entry::name).toList();
    var elsewhere = chosen.names().stream().filter(name -> !shown.contains(name)).toList();
    Templates.send(
        response, 200, "tools/scopes/scopes.jte", new Page(context.frame(), words, groups, chosen, elsewhere));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    var form = context.form(request);
    var ticked = Optional.ofNullable(request.getParameterValues("scope")).map(List::of).orElse(List.of());
    var known = ticked.stream()
        .filter(name -> ScopeCatalogue.gloss(name).isPresent() || form.scopes().contains(name))
        .toList();
    context.flows().save(context.open(request, response), form.withScopes(new Scopes(known)).saved());
    Redirects.to(response, "/");
  }

  private static List<ScopeGroup> matching(String words) {
    var groups = new ArrayList<ScopeGroup>();
    for (var group : ScopeGroup.all()) {
      var scopes = group.scopes().stream().filter(scope -> words.isEmpty() || scope.matches(words)).toList();
      if (!scopes.isEmpty()) {
        groups.add(new ScopeGroup(group.title(), scopes));
      }
    }
    return groups;
  }
}
