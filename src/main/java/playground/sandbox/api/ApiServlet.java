package playground.sandbox.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import playground.sandbox.error.Cause;
import playground.sandbox.error.ErrorText;
import playground.sandbox.error.RefusalException;
import playground.sandbox.error.SandboxServlet;
import playground.sandbox.fault.ActiveFaults;
import playground.sandbox.protocol.BearerAuthentication;
import playground.sandbox.protocol.PathPattern;
import playground.sandbox.store.Store;

/** The calls of people, rooms, memberships and messages: checks path, method, token and scope, then lets the call be served. */
@SuppressWarnings("serial") // our servlets are never serialized
public final class ApiServlet extends SandboxServlet {

  private final List<Operation> operations;
  private final ActiveFaults faults;
  private final BearerAuthentication authentication;

  public ApiServlet(Store store, ActiveFaults faults) {
    super("GET", "HEAD", "POST", "PUT", "DELETE");
    this.operations = Stream.of(
            new PeopleApi(store).operations(),
            new RoomsApi(store).operations(),
            new MembershipsApi(store).operations(),
            new MessagesApi(store).operations())
        .flatMap(List::stream)
        .toList();
    this.faults = faults;
    this.authentication = new BearerAuthentication(store, faults);
  }

  /** The URL patterns that it has to serve. */
  public String[] patterns() {
    return Operation.servletPatterns(operations);
  }

  /** In the order in which they are tried. */
  public List<Operation> operations() {
    return operations;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    serve("GET", request, response);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    serve("POST", request, response);
  }

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
    serve("PUT", request, response);
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
    serve("DELETE", request, response);
  }

  private void serve(String method, HttpServletRequest request, HttpServletResponse response) throws IOException {
    var path = PathPattern.pathOf(request);
    var operation = operations.stream()
        .filter(one -> one.method().equals(method) && one.idIn(path).isPresent())
        .findFirst()
        .orElseThrow(() -> RefusalException.json(ErrorText.NOT_FOUND, Cause.NOT_PLAYED));
    var token = authentication.requireScope(request, operation.scope());
    var person = authentication.grant(token).person();
    operation.handler().serve(
        new AuthorizedCall(request, operation.idIn(path).orElseThrow(), person, token.scopes(), faults), response);
  }
}
