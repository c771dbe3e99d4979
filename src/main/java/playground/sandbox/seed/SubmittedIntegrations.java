package playground.sandbox.seed;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.store.Integration;
import tools.jackson.databind.JsonNode;

/** The integrations that a request registers in the place of all others, in the format of the persistence file. */
public final class SubmittedIntegrations {

  private static final String BODY = "the body";

  private SubmittedIntegrations() {}

  /**
   * Reads the body of the request. An entry that leaves out its client secret, its id or its moment of registration has
   * that of the registered integration with its client id.
   *
   * @param registered the integrations before the request
   * @param isKept which of them stay although the request leaves them out
   * @param now the moment of registration of new ones
   * @return all that are to be registered from then on, those that stay among them
   * @throws InvalidFileException with every error and its JSON path; none of them repeats a secret
   */
  public static List<Integration> read(
      byte[] body, List<Integration> registered, Predicate<Integration> isKept, Instant now) {
    var errors = new JsonErrors();
    var entries = entries(body, registered, errors);
    var stay = registered.stream().filter(isKept).filter(one -> entries.stream().noneMatch(isOf(one))).toList();
    IntegrationEntry.check(entries, stay, errors);
    errors.throwIfAny("", BODY);
    return Stream.concat(entries.stream().map(entry -> entry.integration(now)), stay.stream()).toList();
  }

  private static List<IntegrationEntry> entries(byte[] body, List<Integration> registered, JsonErrors errors) {
    var given = JsonFile.read(tree(body), SeedData.IntegrationList.class, errors)
        .map(SeedData.IntegrationList::integrations)
        .orElse(null);
    if (given == null) {
      errors.add("integrations", "must be an array");
      errors.throwIfAny("", BODY);
    }
    return IntStream.range(0, given.size())
        .mapToObj(i -> given.get(i) == null ? null : given.get(i).completed("integrations[" + i + "]", registered, errors))
        .toList();
  }

  private static JsonNode tree(byte[] body) {
    try {
      return JsonBodies.tree(body);
    } catch (IllegalArgumentException e) {
      throw new InvalidFileException("the body must be JSON without a name given twice, sent as application/json");
    }
  }

  private static Predicate<IntegrationEntry> isOf(Integration integration) {
    return entry -> entry != null && integration.clientId().equals(entry.clientId());
  }
}
