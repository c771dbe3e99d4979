package playground.sandbox.broker;

import playground.oauth.Form;
import playground.sandbox.answer.Refused;
import playground.sandbox.store.Integration;

/** One grant type of the token endpoint. */
interface GrantHandler {

  /**
   * @param integration has proved that it is the one
   * @throws Refused in JSON
   */
  TokenAnswer answer(Form form, Integration integration);
}
