package playground.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import playground.flow.ApiFailure;
import playground.flow.Circumstances;
import playground.oauth.AuthorizationError;
import playground.oauth.CallbackFault;
import playground.oauth.DenialCode;
import playground.oauth.Form;
import playground.oauth.OAuthFailure;
import playground.oauth.RequestKind;
import playground.text.ExplanationTexts;
import playground.text.ExplanationTexts.InputFault;
import playground.text.FailureText;
import playground.text.FailureTexts;
import playground.text.MistakeTexts;
import playground.text.NamedServer;
import playground.webex.ErrorResponse;
import playground.webex.PastedResponse;
import playground.webex.Redactor;

/**
 * What {@code explain} prints about an error code, a callback URL or a response: read by the code that reads Webex's
 * responses, in the words of the pages. Text in, lines out; nothing is sent anywhere.
 */
public final class Explanation {

  private static final Pattern STATUS_OF_FAILURE = Pattern.compile("[45]\\d\\d");

  private static final Pattern CODE = Pattern.compile("[A-Za-z_]{1,40}");

  private static final OAuthFailure NO_STATE = new OAuthFailure.CallbackRejected(CallbackFault.NO_STATE);

  /** What an error means in one place that it can come in. */
  private record Meaning(String heading, FailureText text) {}

  private final NamedServer server;

  /**
   * @param server whose responses are explained
   */
  public Explanation(NamedServer server) {
    this.server = server;
  }

  /**
   * Explains an error code or a status, for each message that it can come in.
   *
   * @throws InputException when it is not known, or looks like something else
   */
  public List<String> ofCode(String argument) throws InputException {
    if (STATUS_OF_FAILURE.matcher(argument).matches()) {
      return print(ofResponse(PastedResponse.ofStatus(Integer.parseInt(argument))), List.of());
    }
    if (!CODE.matcher(argument).matches()) {
      throw new InputException(InputFault.ARGUMENT_NOT_A_CODE);
    }
    return print(ofKnownCode(argument.toLowerCase(Locale.ROOT)), List.of());
  }

  private List<Meaning> ofKnownCode(String code) throws InputException {
    var meanings = new ArrayList<Meaning>();
    callbackFault(code).ifPresent(fault -> meanings.add(ofCallback(rejected(fault))));
    AuthorizationError.of(code).ifPresent(error ->
        meanings.add(ofCallback(FailureTexts.ofAuthorizationError(code, "", server))));
    if (ErrorResponse.errorCodes().contains(code)) {
      meanings.addAll(ofResponse(PastedResponse.ofErrorCode(code)));
    }
    if (meanings.isEmpty()) {
      throw new InputException(InputFault.CODE_UNKNOWN);
    }
    return meanings;
  }

  private static Optional<CallbackFault> callbackFault(String code) {
    return Stream.of(CallbackFault.values()).filter(fault -> fault.name().equalsIgnoreCase(code)).findFirst();
  }

  /** The codes that {@link #ofCode} knows, in alphabetical order. */
  static List<String> codes() {
    var codes = new TreeSet<>(ErrorResponse.errorCodes());
    Stream.of(AuthorizationError.values()).map(AuthorizationError::code).forEach(codes::add);
    Stream.of(CallbackFault.values()).map(fault -> fault.name().toLowerCase(Locale.ROOT)).forEach(codes::add);
    return List.copyOf(codes);
  }

  /**
   * Explains a callback URL, an error body, a whole response, or an error code.
   *
   * @throws InputException when it is none of them
   */
  public List<String> ofText(String text) throws InputException {
    var pasted = text.replaceFirst("^\uFEFF", "").strip(); // the byte order mark that some shells put before a text
    if (pasted.isEmpty()) {
      throw new InputException(InputFault.NOTHING);
    }
    var callback = PastedCallback.of(pasted);
    if (callback.isPresent()) {
      return explained(callback.get());
    }
    var response = PastedResponse.of(pasted);
    if (response.isPresent()) {
      return explained(response.get());
    }
    if (!CODE.matcher(pasted).matches() && !STATUS_OF_FAILURE.matcher(pasted).matches()) {
      throw new InputException(InputFault.NOT_RECOGNIZED);
    }
    return ofCode(pasted);
  }

  private List<String> explained(PastedCallback callback) throws InputException {
    if (callback.isAuthorizationRequest()) {
      throw new InputException(InputFault.AUTHORIZATION_URL);
    }
    var meanings = new ArrayList<Meaning>();
    var rejected = callback.failure();
    rejected.ifPresent(failure -> meanings.add(ofCallback(FailureTexts.of(failure, server))));
    if (rejected.isEmpty() || rejected.get().equals(NO_STATE)) {
      callback.form().flatMap(this::denied).ifPresent(text -> meanings.add(ofCallback(text)));
    }
    if (meanings.isEmpty()) {
      meanings.add(ofCallback(ExplanationTexts.ofCode(server)));
    }
    return print(meanings, rejected.isPresent() ? List.of() : List.of(ExplanationTexts.unverifiedState()));
  }

  /** The error of a callback, which is explained without a state too: not every program sends one. */
  private Optional<FailureText> denied(Form callback) {
    var redactor = Redactor.ofPasted(callback);
    var description = callback.value("error_description").map(redactor::excerpt).orElse("");
    return callback.value("error").map(error -> AuthorizationError.of(error).isPresent() ? error : redactor.excerpt(error))
        .map(error -> FailureTexts.ofAuthorizationError(error, description, server));
  }

  private static Meaning ofCallback(FailureText text) {
    return new Meaning(ExplanationTexts.inCallback(), text);
  }

  private List<String> explained(PastedResponse response) throws InputException {
    var callback = response.location().flatMap(PastedCallback::of).filter(PastedCallback::isCallback);
    if (callback.isPresent()) {
      return explained(callback.get());
    }
    if (response.isSuccess()) {
      throw new InputException(InputFault.NO_ERROR);
    }
    return print(ofResponse(response), notes(response));
  }

  private List<String> notes(PastedResponse response) {
    var notes = new ArrayList<String>();
    if (response.failures().values().stream().anyMatch(Explanation::isAboutHelpers)) {
      notes.add(ExplanationTexts.helperRedirectUris());
    }
    if (response.status() == 401 && response.canBeOfApi()) {
      notes.add(ExplanationTexts.noToken());
    }
    if (!response.hasStatusLine()) {
      notes.add(ExplanationTexts.assumedStatus(response.status()));
    }
    response.trackingId().map(id -> ExplanationTexts.trackingId(id, server)).ifPresent(notes::add);
    return notes;
  }

  private static boolean isAboutHelpers(OAuthFailure failure) {
    return failure instanceof OAuthFailure.RequestDenied denied && denied.code() == DenialCode.HELPER_REDIRECT_URIS_MISSING;
  }

  /** What a response means; what it means after several requests comes once. */
  private List<Meaning> ofResponse(PastedResponse response) {
    var requests = new LinkedHashMap<FailureText, List<RequestKind>>();
    response.failures().forEach((request, failure) ->
        requests.computeIfAbsent(FailureTexts.of(failure, server), text -> new ArrayList<>()).add(request));
    var meanings = new ArrayList<Meaning>();
    requests.forEach((text, after) -> meanings.add(new Meaning(ExplanationTexts.inResponseTo(after), text)));
    if (response.canBeOfApi()) {
      meanings.add(response.isInWordsOfApi() ? 0 : meanings.size(), ofApi(response));
    }
    return meanings;
  }

  private Meaning ofApi(PastedResponse response) {
    var failure = ApiFailure.ofStatus(response.status(), response.retryAfter());
    return new Meaning(
        ExplanationTexts.inResponseTo(List.of(RequestKind.API)), FailureTexts.of(failure, Circumstances.NONE, server));
  }

  private FailureText rejected(CallbackFault fault) {
    return FailureTexts.of(new OAuthFailure.CallbackRejected(fault), server);
  }

  private static List<String> print(List<Meaning> meanings, List<String> notes) {
    var text = new TerminalText();
    meanings.forEach(meaning -> text.heading(meaning.heading()).failure(meaning.text()));
    notes.forEach(text::note);
    return text.note(ExplanationTexts.wordsOfPages()).lines();
  }

  /** The mistakes that developers make with Webex, numbered. */
  public static List<String> mistakes() {
    var text = new TerminalText();
    var number = 0;
    for (var mistake : MistakeTexts.all()) {
      number++;
      text.numbered(number, mistake.title()).labelled("You see", mistake.sign()).cause("Cause", mistake.cause());
    }
    return text.note(ExplanationTexts.wordsOfPages()).lines();
  }

  /** Why an input can't be explained, and what can. */
  static List<String> of(InputFault fault) {
    var text = new TerminalText().failure(ExplanationTexts.of(fault, ExplainCommand.MAX_INPUT / 1024));
    text.heading("It explains:");
    ExplanationTexts.understood(String.join(", ", codes())).forEach(text::item);
    return text.lines();
  }

  /** An input that can't be explained. Its message is the code of the fault and nothing of the input. */
  @SuppressWarnings("serial") // never serialized
  public static final class InputException extends Exception {

    private final InputFault fault;

    InputException(InputFault fault) {
      super(fault.name(), null, false, false);
      this.fault = fault;
    }

    InputFault fault() {
      return fault;
    }
  }
}
