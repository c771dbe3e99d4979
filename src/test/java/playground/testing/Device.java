package playground.testing;

import java.net.http.HttpResponse;
import playground.oauth.ClientCredentials;
import playground.oauth.Form;
import playground.oauth.Secret;

/** A device without a browser: begins a device grant, and asks whether it may. */
public record Device(RunningSandbox sandbox, ClientCredentials client, HttpResponse<String> begun) {

  public static Device begin(RunningSandbox sandbox) throws Exception {
    var client = sandbox.registerDevice("Test device");
    var form = Form.empty().with("client_id", client.clientId()).with("scope", "spark:rooms_read");
    return new Device(sandbox, client, sandbox.post("/v1/device/authorize", form.encoded()));
  }

  public String deviceCode() {
    return Json.text(begun, "device_code");
  }

  public String userCode() {
    return Json.text(begun, "user_code");
  }

  /** Path and query of the link that spares typing. */
  public String link() {
    return Json.text(begun, "verification_uri_complete").replace(sandbox.origin(), "");
  }

  public Form form() {
    return Form.empty()
        .with("grant_type", "urn:ietf:params:oauth:grant-type:device_code")
        .with("device_code", deviceCode())
        .with("client_id", client.clientId());
  }

  public HttpResponse<String> poll() throws Exception {
    return poll(form());
  }

  public HttpResponse<String> poll(Form form) throws Exception {
    return sandbox.post("/v1/device/token", form.encoded(), "Authorization", basic());
  }

  /** What the refusal of a poll says. */
  public String refusal() throws Exception {
    return Json.description(poll());
  }

  public String basic() {
    return RunningSandbox.basic(client.clientId(), client.clientSecret().map(Secret::reveal).orElseThrow());
  }

  /** Somebody answers in a browser. */
  public void decide(String decision) throws Exception {
    sandbox.post(link(), "person=alex%40example.com&decision=" + decision);
  }
}
