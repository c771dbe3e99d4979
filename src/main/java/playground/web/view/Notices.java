package playground.web.view;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import playground.flow.BrowserState;
import playground.flow.RequestWarning;
import playground.flow.SettingsFile;
import playground.text.FormTexts;

/**
 * What the page of the flow says beside the steps.
 *
 * @param about why there is no flow
 * @param notBack empty when the browser is not away
 * @param refusal why the last callback brought no code; empty when it did, or none has come
 * @param unsent why the request was not sent yet; empty when it was, or none was to be sent
 * @param settings empty when settings cannot be saved from the page
 */
public record Notices(
    About about,
    Optional<NotBackView> notBack,
    Optional<FailureView> refusal,
    Optional<Unsent> unsent,
    Optional<SettingsView> settings) {

  /**
   * What is probably wrong with a request that was to be sent.
   *
   * @param codes of the warnings, for the button that sends it all the same
   */
  public record Unsent(List<String> warnings, String codes) {}


  /** Why the page has no flow, as far as that needs words. */
  public enum About {
    NOTHING,
    /** The URL names a flow that is not known. */
    FORGOTTEN,
    /** The session has just been cleared. */
    CLEARED
  }

  public static Notices of(Optional<BrowserState> browser, PageContext context) {
    return new Notices(
        About.NOTHING,
        browser.flatMap(context.flows()::awaited).map(awaited -> NotBackView.of(awaited, context)),
        browser.flatMap(BrowserState::refusal)
            .map(refusal -> context.failure(refusal.failure(), refusal.circumstances())),
        Optional.empty(),
        context.settingsFile().map(SettingsFile::name).map(SettingsView::unpressed));
  }

  /** Whether the form of step 1 has nothing more to say than usual. */
  boolean isPlain() {
    return unsent.isEmpty() && settings.flatMap(SettingsView::words).isEmpty();
  }

  public Notices with(About why) {
    return new Notices(why, notBack, refusal, unsent, settings);
  }

  /**
   * @param asked what is probably wrong with the request; empty when it is something else
   */
  public Notices with(List<RequestWarning> asked) {
    var codes = asked.stream().map(warning -> warning.code().name()).distinct().collect(Collectors.joining(" "));
    var words = asked.stream().map(FormTexts::of).toList();
    return new Notices(
        about, notBack, refusal, Optional.of(new Unsent(words, codes)).filter(found -> !asked.isEmpty()), settings);
  }

  public Notices with(SettingsView pressed) {
    return new Notices(about, notBack, refusal, unsent, Optional.of(pressed));
  }
}
