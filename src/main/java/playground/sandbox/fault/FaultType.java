package playground.sandbox.fault;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * A kind of fault, and how one is made.
 *
 * @param usual as it is when nothing more is said
 * @param knob the one number it may take; empty when it takes none
 * @param with makes it with that number
 */
public record FaultType(Fault usual, Optional<Knob> knob, IntFunction<Fault> with) {

  /**
   * A whole number that can be chosen.
   *
   * @param name of the JSON member
   * @param usual when it is left out
   */
  public record Knob(String name, int usual, int least, int most) {}

  /** All there are, in the order of the page. */
  public static final List<FaultType> ALL = List.of(
      of(TooManyRequests::new, new Knob("retryAfter", 1, 0, 86_400)),
      of(ServerError::new),
      of(BadGatewayHtml::new),
      of(Delay::new, new Knob("seconds", 5, 1, 600)),
      of(Cut::new),
      of(Truncated::new),
      of(Huge::new),
      of(BrokerDialect::new),
      of(OmitTokenTypeAndScope::new),
      of(ExpiresInAsString::new),
      of(AdminBlocked::new),
      of(ConsentDenied::new),
      of(CodeExpired::new),
      of(AccessTokenExpired::new),
      of(RefreshTokenExpired::new),
      of(ClockForward::new, new Knob("days", 1, 1, 3_650)),
      of(IssuerOfAnotherRegion::new),
      of(WrongNonce::new),
      of(UnknownKey::new));

  /** Empty when there is no such fault. */
  static Optional<FaultType> named(String name) {
    return ALL.stream().filter(type -> type.usual().name().equals(name)).findFirst();
  }

  private static FaultType of(Supplier<Fault> made) {
    return new FaultType(made.get(), Optional.empty(), number -> made.get());
  }

  private static FaultType of(IntFunction<Fault> made, Knob knob) {
    return new FaultType(made.apply(knob.usual()), Optional.of(knob), made);
  }
}
