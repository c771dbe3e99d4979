package playground.web.tools.settings;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import playground.flow.RequestForm;
import playground.flow.SettingsFile;
import playground.html.Templates;
import playground.server.SameOriginFilter;
import playground.web.view.Notices;
import playground.web.view.PageContext;
import playground.web.view.PageView;
import playground.web.view.Part;
import playground.web.view.SettingsView;

/**
 * {@code POST /settings} saves client id, secret and scopes of the request form to the settings file. There is no such
 * page where the playground is not on a loopback address alone; and only a page of ours may ask for it, because what it
 * writes outlives the session. The secret is in no response.
 */
@SuppressWarnings("serial") // our servlets are never serialized
public final class SettingsServlet extends HttpServlet implements Part {

  private static final String PATH = "/settings";

  private final PageContext context;

  public SettingsServlet(PageContext context) {
    this.context = context;
  }

  @Override
  public HttpServlet servlet() {
    return this;
  }

  @Override
  public Map<String, List<String>> paths() {
    return Map.of(PATH, List.of("POST"));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (context.settingsFile().isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (!SameOriginFilter.isSameOrigin(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else {
      save(request, response, context.settingsFile().get());
    }
  }

  private void save(HttpServletRequest request, HttpServletResponse response, SettingsFile file) throws IOException {
    var posted = PageContext.posted(request);
    var form = context.form(request).submitted(posted, context.settings());
    var notices = Notices.of(context.browser(request), context);
    if (!form.faults().isEmpty()) {
      show(request, response, HttpServletResponse.SC_BAD_REQUEST, form, notices);
      return;
    }
    var replaceable = Set.of(posted.apply("replace").orElse("").split(" "));
    var saved = form.saveTo(file, context.settings(), replaceable);
    context.flows().save(context.open(request, response), form.draft()); // the secret does not go back to the browser
    var pressed = SettingsView.of(saved, file.name(), context);
    var status = saved.isDone() || pressed.isAsked() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_CONFLICT;
    show(request, response, status, form.stored(), notices.with(pressed));
  }

  private void show(
      HttpServletRequest request, HttpServletResponse response, int status, RequestForm form, Notices notices)
      throws IOException {
    var page = PageView.of(context, form, context.latestFlow(request), notices);
    Templates.send(response, status, "page.jte", page);
  }
}
