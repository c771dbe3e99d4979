package playground.sandbox.token;

import playground.oauth.Form;
import playground.sandbox.error.RefusalException;
import playground.sandbox.protocol.IssuedTokens;
import playground.sandbox.store.Integration;

/** One grant type of the token endpoint. */
interface GrantHandler {

  /**
   * @param integration has proved that it is the one
   * @param path of the endpoint, at which faults may apply
   * @throws RefusalException in JSON
   */
  IssuedTokens issue(Form form, Integration integration, String path);
}
