package playground.cli;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import playground.config.TerminalConfig;
import playground.flow.DeviceGrant;
import playground.flow.FlowState;
import playground.flow.StepFault;
import playground.oauth.DeviceAuthorization;
import playground.oauth.DevicePolling;
import playground.oauth.Loopback;
import playground.text.TerminalTexts;

/** {@code device}: the device grant (RFC 8628), with this terminal in the place of the device. */
final class DeviceCommand {

  private static final long TICK_MILLIS = 200;

  private final TerminalConfig config;
  private final Terminal terminal;
  private final TerminalFlow flow;
  private final Clock clock;
  private String progress = "";

  DeviceCommand(TerminalConfig config, Terminal terminal, TerminalFlow flow, Clock clock) {
    this.config = config;
    this.terminal = terminal;
    this.flow = flow;
    this.clock = clock;
  }

  /** Shows the codes, and waits for the tokens. */
  FlowState run() {
    var latest = clock.instant().plus(config.dialogue().timeout());
    var started = flow.startDevice();
    show(started.start().begun().orElseThrow());
    try {
      return flow.ofDevice(granted(started.polling().orElseThrow(), latest));
    } finally {
      terminal.progressDone();
    }
  }

  /** The id of the flow that the tokens begin. */
  private String granted(DevicePolling last, Instant latest) {
    var polling = last;
    while (true) {
      var grant = flow.device();
      if (grant.flowId().isPresent()) {
        return grant.flowId().get();
      }
      var now = clock.instant();
      if (!grant.isPending(now)) {
        throw ended(grant);
      }
      if (!now.isBefore(latest)) {
        throw new CommandFailure(ExitCode.NOBODY_THERE, TerminalTexts.noDevice(config.dialogue().timeout()));
      }
      polling = noted(polling, grant.polling().orElseThrow(), now, latest);
      pause();
    }
  }

  private void show(DeviceAuthorization codes) {
    var link = codes.completeLink();
    var isHere = link.map(URI::getHost).filter(Loopback::isName).isPresent();
    terminal.say(isHere ? "In a browser on this machine, open" : "On your phone or another device, open");
    terminal.say("");
    terminal.say("    " + codes.verificationUri());
    terminal.say("");
    terminal.say("and enter the code  " + codes.userCode());
    terminal.say("");
    link.ifPresent(complete -> {
      terminal.say("This link has the code in it:");
      terminal.say("");
      terminal.say("    " + complete);
      terminal.say("");
      if (config.dialogue().qr()) {
        TerminalQrCode.of(complete.toString()).lines(terminal.hasColours()).forEach(terminal.err()::println);
      }
    });
    terminal.say("Enter a code only if it is shown on a device of your own.");
    terminal.say("The code expires in " + TerminalTexts.inWords(codes.expiresIn()) + ". Ctrl-C cancels.");
  }

  /** Says what is new since the last look. */
  private DevicePolling noted(DevicePolling before, DevicePolling polling, Instant now, Instant latest) {
    if (polling.interval().compareTo(before.interval()) > 0) {
      terminal.progressDone();
      terminal.say("The server asked to slow down. Polling every " + TerminalTexts.inWords(polling.interval()) + " from now on.");
    }
    var end = polling.expiresAt().isBefore(latest) ? polling.expiresAt() : latest;
    var seconds = Math.max(0, Duration.between(now, end).toSeconds());
    var line = String.format(Locale.ROOT, "Waiting; %d:%02d left.", seconds / 60, seconds % 60);
    if (!line.equals(progress)) {
      terminal.progress(line);
      progress = line;
    }
    return polling;
  }

  private CommandFailure ended(DeviceGrant grant) {
    var failure = grant.lastPoll().flatMap(poll -> poll.tokens().failure());
    var isExpired = grant.polling().map(polling -> polling.at(clock.instant()).state() == DevicePolling.State.EXPIRED).orElse(false);
    if (isExpired || failure.isEmpty()) {
      return new CommandFailure(ExitCode.NOBODY_THERE, flow.words(StepFault.DEVICE_CODE_EXPIRED));
    }
    return flow.failure(failure.get(), grant.circumstances());
  }

  /** The polls run by themselves; nobody tells when one has ended. */
  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
