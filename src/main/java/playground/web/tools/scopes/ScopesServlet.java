package playground.web.tools.scopes;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import playground.html.Templates;
import playground.oauth.Scopes;
import playground.scopes.ScopeCatalogue;
import playground.scopes.ScopeGroup;
import playground.web.view.AuthorizationForm;
import playground.web.view.NextPage;
import playground.web.view.Setup;
import playground.web.session.BrowserSession;
import playground.web.session.SavedForm;

/**
 * The scope picker. {@code GET /scopes?q=words} searches; {@code POST /scopes} writes what was ticked into the scope
 * field of step 1. Scopes that are in the field already but not in the catalogue are kept.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class ScopesServlet extends HttpServlet {

  public static final String PATH = "/scopes";

  /** Words to search for are cut to this many characters. */
  private static final int MAX_WORDS = 100;

  private final Setup setup;
  private final SecureRandom random;
  private final Clock clock;

  /**
   * What {@code tools/scopes/scopes.jte} shows.
   *
   * @param chosen what the scope field holds now
   * @param elsewhere chosen ones that the search does not show, which are to be kept
   */
  public record Page(Setup setup, String words, List<ScopeGroup> groups, Scopes chosen, List<String> elsewhere) {
    /** The set-up holds the secret, hidden; nothing of it prints. */
    @Override
    public String toString() {
      return "Page[hidden]";
    }
  }

  public ScopesServlet(Setup setup, SecureRandom random, Clock clock) {
    this.setup = setup;
    this.random = random;
    this.clock = clock;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var asked = Optional.ofNullable(request.getParameter("q")).orElse("").strip();
    var words = asked.length() > MAX_WORDS ? asked.substring(0, MAX_WORDS) : asked;
    var chosen = Scopes.parse(form(request, BrowserSession.existing(request, clock)).scope());
    var groups = found(words);
    var shown = groups.stream().flatMap(group -> group.scopes().stream()).map(ScopeGroup.Entry::name).toList();
    var elsewhere = chosen.names().stream().filter(name -> !shown.contains(name)).toList();
    Templates.send(response, 200, "tools/scopes/scopes.jte", new Page(setup, words, groups, chosen, elsewhere));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    var session = BrowserSession.of(request, clock);
    var form = form(request, Optional.of(session));
    var ticked = Optional.ofNullable(request.getParameterValues("scope")).map(List::of).orElse(List.of());
    var known = ticked.stream()
        .filter(name -> ScopeCatalogue.gloss(name).isPresent() || form.scope().contains(name))
        .toList();
    var filled = form.filled();
    session.fill(new SavedForm(filled.credentials(), new Scopes(known).toString(), filled.pkce(), filled.signIn()));
    NextPage.showFirst(response);
  }

  private AuthorizationForm form(HttpServletRequest request, Optional<BrowserSession> session) {
    return AuthorizationForm.blank(setup, session, setup.redirectUri(request), random);
  }

  private static List<ScopeGroup> found(String words) {
    var groups = new ArrayList<ScopeGroup>();
    for (var group : ScopeGroup.all()) {
      var matching = group.scopes().stream().filter(scope -> words.isEmpty() || scope.matches(words)).toList();
      if (!matching.isEmpty()) {
        groups.add(new ScopeGroup(group.title(), matching));
      }
    }
    return groups;
  }
}
