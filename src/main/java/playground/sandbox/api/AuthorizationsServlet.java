package playground.sandbox.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import playground.sandbox.error.Cause;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.JsonBodies;
import playground.sandbox.error.RefusalException;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.protocol.BearerAuthentication;
import playground.sandbox.store.AccessToken;
import playground.sandbox.store.Grant;
import playground.sandbox.store.Person;
import playground.sandbox.store.RefreshToken;
import playground.sandbox.store.RestId;
import playground.sandbox.store.Store;

/** {@code /v1/authorizations}: an administrator sees and ends what people allowed integrations (contract, 1.L). */
@SuppressWarnings("serial") // our servlets are never serialized
public final class AuthorizationsServlet extends SandboxServlet {

  private final Store store;
  private final ActiveFaults faults;

  public AuthorizationsServlet(Store store, ActiveFaults faults) {
    super("GET", "HEAD", "DELETE");
    this.store = store;
    this.faults = faults;
  }

  /**
   * A token as an administrator sees it. A grant has one refresh token at a time, which so bears the grant's id.
   *
   * @param revoke ends it
   */
  private record Authorization(String id, Grant grant, Instant created, String type, Runnable revoke) {

    Map<String, Object> json() {
      var item = new LinkedHashMap<String, Object>();
      item.put("id", id);
      item.put("applicationId", RestId.application(grant.integration().id()));
      item.put("applicationName", grant.integration().name());
      item.put("personId", RestId.person(grant.person().uuid()));
      item.put("clientId", grant.clientId());
      item.put("created", WebexDate.of(created));
      item.put("type", type);
      return item;
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    requireList(request);
    new BearerAuthentication(store, faults).requireAdmin(request, "identity:tokens_read");
    var person = asked(Query.of(request));
    JsonBodies.send(response, Map.of("items", all()
        .filter(one -> one.grant().person().uuid().equals(person.uuid()))
        .map(Authorization::json)
        .toList()));
  }

  private Person asked(Query query) {
    var id = query.text("personId");
    var email = query.text("personEmail");
    if (id.isPresent() == email.isPresent()) {
      throw Query.bad("either personId or personEmail is needed");
    }
    return store.people().all().stream()
        .filter(person -> id.map(RestId.person(person.uuid())::equals).orElse(true))
        .filter(person -> email.map(person.email()::equals).orElse(true))
        .findFirst()
        .orElseThrow(() -> RefusalException.json(ErrorText.NOT_FOUND, "there is no such person"));
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
    var caller = new BearerAuthentication(store, faults).requireAdmin(request, "identity:tokens_write");
    var path = request.getPathInfo();
    if (path == null || path.equals("/")) {
      deleteAllOf(Query.of(request), caller);
    } else {
      deleteOne(path.substring(1), caller);
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  /** All of one integration, in the one organization of the sandbox. */
  private void deleteAllOf(Query query, Grant caller) {
    var clientId = query.text("clientId").orElseThrow(() -> Query.bad("no clientId"));
    query.text("orgId").filter(id -> !id.equals(RestId.organization(Person.ORGANIZATION))).ifPresent(other -> {
      throw RefusalException.json(ErrorText.NOT_ALLOWED_TO, "orgId is another organization");
    });
    all().filter(one -> one.grant().clientId().equals(clientId))
        .filter(one -> mayDelete(one, caller))
        .forEach(one -> one.revoke().run());
  }

  private void deleteOne(String id, Grant caller) {
    Predicate<Authorization> isAsked = one -> one.id().equals(id);
    var one = all().filter(isAsked).findFirst()
        .orElseThrow(() -> RefusalException.json(ErrorText.NOT_FOUND, "there is no such authorization"));
    if (!mayDelete(one, caller)) {
      throw RefusalException.json(ErrorText.NOT_ALLOWED_TO, "an administrator's own, of another integration");
    }
    one.revoke().run();
  }

  /** "an admin can delete its own token only with the same clientId" (contract, 1.L). */
  private static boolean mayDelete(Authorization one, Grant caller) {
    return !one.grant().person().equals(caller.person()) || one.grant().clientId().equals(caller.clientId());
  }

  private static void requireList(HttpServletRequest request) {
    if (request.getPathInfo() != null && !request.getPathInfo().equals("/")) {
      throw RefusalException.json(ErrorText.NOT_FOUND, Cause.NOT_PLAYED);
    }
  }

  private Stream<Authorization> all() {
    var refresh = store.tokens().allRefresh();
    var access = store.tokens().allAccess();
    var ids = Stream.concat(refresh.stream().map(RefreshToken::grantId), access.stream().map(AccessToken::grantId));
    var grants = store.grants().find(ids.collect(Collectors.toSet())); // without those that have just made room for newer ones
    return Stream.concat(
        refresh.stream().map(token -> grants.get(token.grantId())).filter(Objects::nonNull).map(this::refresh),
        access.stream().filter(token -> grants.containsKey(token.grantId()))
            .map(token -> access(token, grants.get(token.grantId()))));
  }

  /** "Deleting a refresh token revokes its access tokens" (contract, 1.L). */
  private Authorization refresh(Grant grant) {
    return new Authorization(
        RestId.authorization(grant.id()), grant, grant.created(), "refresh", () -> store.grants().revoke(grant.id()));
  }

  private Authorization access(AccessToken token, Grant grant) {
    var id = token.id();
    return new Authorization(
        RestId.authorization(id), grant, token.created(), "access", () -> store.tokens().revokeAccess(id));
  }
}
