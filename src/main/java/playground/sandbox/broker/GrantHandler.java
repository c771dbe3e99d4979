package playground.sandbox.broker;

import playground.oauth.Form;
import playground.sandbox.answer.Refused;
import playground.sandbox.store.Integration;

/** One grant type of the token endpoint. */
interface GrantHandler {

  /**
   * @param integration has proved that it is the one
   * @param path of the endpoint, at which troubles may strike
   * @throws Refused in JSON
   */
  TokenAnswer answer(Form form, Integration integration, String path);
}
