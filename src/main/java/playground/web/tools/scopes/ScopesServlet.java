package playground.web.tools.scopes;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import playground.flow.RequestForm;
import playground.html.Templates;
import playground.oauth.Scopes;
import playground.scopes.ScopeCatalogue;
import playground.scopes.ScopeGroup;
import playground.web.view.FormFields;
import playground.web.view.Frame;
import playground.web.view.NavigationEntry;
import playground.web.view.PageContext;
import playground.web.view.Part;
import playground.web.view.Redirects;

/**
 * The scope picker. {@code POST /scopes/choose} saves the form of step 1 as it stands and leads here; {@code GET
 * /scopes?q=words} searches; {@code POST /scopes} saves the ticked ones, and leads back to step 1 or, for its other
 * buttons, here again. Scopes in the field that are not in the catalogue stay there.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class ScopesServlet extends HttpServlet implements Part {

  private static final String PATH = "/scopes";
  private static final String CHOOSE = "/scopes/choose";

  /** Search words are cut to this many characters. */
  private static final int MAX_WORDS = 100;

  private final PageContext context;

  /** Scopes that are often requested together. */
  public record Preset(String name, List<String> scopes) {}

  static final List<Preset> PRESETS = List.of(
      new Preset("Rooms", List.of("spark:rooms_read", "spark:memberships_read", "spark:people_read")),
      new Preset("Messages", List.of("spark:rooms_read", "spark:messages_read", "spark:messages_write", "spark:kms")),
      new Preset("Sign in", List.of("openid", "email", "profile")));

  /**
   * What {@code tools/scopes/scopes.jte} shows.
   *
   * @param chosen what the scope field holds now
   * @param elsewhere chosen ones that the search does not show; they stay chosen
   */
  public record Page(Frame frame, String words, List<ScopeGroup> groups, Scopes chosen, List<String> elsewhere) {

    public List<Preset> presets() {
      return PRESETS.stream().filter(preset -> frame.isWebex() || preset.scopes().stream().allMatch(ScopeCatalogue::isOpenId))
          .toList();
    }

    /** How many of the group are chosen. */
    public long chosenOf(ScopeGroup group) {
      return group.scopes().stream().filter(scope -> chosen.contains(scope.name())).count();
    }
  }

  public ScopesServlet(PageContext context) {
    this.context = context;
  }

  @Override
  public HttpServlet servlet() {
    return this;
  }

  @Override
  public Map<String, List<String>> paths() {
    return Map.of(PATH, List.of("GET", "HEAD", "POST"), CHOOSE, List.of("POST"));
  }

  @Override
  public Optional<NavigationEntry> navigation() {
    return Optional.of(new NavigationEntry(PATH, "Scopes"));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var words = words(request);
    var chosen = context.form(request).scopes();
    var groups = matching(words).stream().filter(group -> context.serverKind().isWebex() || group.isOpenId()).toList();
    var shown = groups.stream().flatMap(group -> group.scopes().stream()).map(ScopeGroup.Entry::name).toList();
    var elsewhere = chosen.names().stream().filter(name -> !shown.contains(name)).toList();
    Templates.send(
        response, 200, "tools/scopes/scopes.jte", new Page(context.frame(), words, groups, chosen, elsewhere));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    var form = context.form(request);
    if (request.getServletPath().equals(CHOOSE)) {
      context.flows().save(
          context.open(request, response), form.submitted(PageContext.posted(request), context.settings()).draft());
      Redirects.to(response, PATH);
      return;
    }
    var scopes = new Scopes(chosen(request, form)).toString();
    context.flows().save(context.open(request, response), form.draft().withScope(scopes));
    var isFinished = FormFields.field(request, "stay").isEmpty() && FormFields.field(request, "remove").isEmpty();
    var words = words(request);
    var query = words.isEmpty() ? "" : "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    Redirects.to(response, isFinished ? "/#step-1" : PATH + query);
  }

  /** The ticked ones with those of the preset that was pressed, without the one that was removed. */
  private static List<String> chosen(HttpServletRequest request, RequestForm form) {
    var ticked = Optional.ofNullable(request.getParameterValues("scope")).map(List::of).orElse(List.of()).stream()
        .filter(name -> ScopeCatalogue.gloss(name).isPresent() || form.scopes().contains(name));
    var preset = FormFields.field(request, "stay");
    var added = PRESETS.stream().filter(p -> preset.equals(Optional.of(p.name()))).flatMap(p -> p.scopes().stream());
    var removed = FormFields.field(request, "remove").orElse("");
    return Stream.concat(ticked, added).distinct().filter(name -> !name.equals(removed)).toList();
  }

  private static String words(HttpServletRequest request) {
    var typed = Optional.ofNullable(request.getParameter("q")).orElse("").strip();
    return typed.length() > MAX_WORDS ? typed.substring(0, MAX_WORDS) : typed;
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
