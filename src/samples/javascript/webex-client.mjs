// A small Webex client that survives an expired access token, a revoked refresh token and a 429.
// Node.js 20 or later, no packages.
import { setTimeout } from "node:timers/promises";

const TRIES = 3;
const TIMEOUT = 10_000; // milliseconds
const DEFAULT_WAIT = 5; // seconds, after a Retry-After that is missing or malformed

/** The refresh token is no longer valid: the user has to authorize again. */
export class AuthorizeAgain extends Error {}

/** Webex refuses a call, and neither waiting nor a new token helps. */
export class WebexError extends Error {
  constructor(response) {
    super(`Webex responds with ${response.status}, tracking ID ${response.headers.get("TrackingID")}`);
    this.status = response.status;
  }
}

/** Calls the Webex API with the tokens of one user. */
export class WebexClient {
  #baseUrl;
  #credentials;
  #wait;

  /**
   * @param baseUrl ends in /v1
   * @param credentials clientId and clientSecret
   * @param tokens the token response, which the client keeps up to date
   * @param wait waits for that many seconds
   */
  constructor(baseUrl, credentials, tokens, wait = (seconds) => setTimeout(seconds * 1000)) {
    this.#baseUrl = baseUrl;
    this.#credentials = credentials;
    this.tokens = tokens;
    this.#wait = wait;
  }

  /** The titles of the user's rooms. */
  async rooms() {
    const { items } = await this.#get("/rooms");
    return items.map((room) => room.title);
  }

  async #get(path) {
    let response;
    let isRefreshed = false;
    for (let triesLeft = TRIES - 1; triesLeft >= 0; triesLeft--) {
      response = await this.#send(path, { headers: { Authorization: `Bearer ${this.tokens.access_token}` } });
      if (response.ok) {
        return response.json();
      }
      if (response.status === 401 && !isRefreshed) {
        await this.#refresh();
        isRefreshed = true;
      } else if (response.status === 429 && triesLeft > 0) {
        const seconds = response.headers.get("Retry-After") ?? "";
        await this.#wait(/^\d+$/.test(seconds) ? Number(seconds) : DEFAULT_WAIT);
      } else {
        break;
      }
    }
    throw new WebexError(response);
  }

  async #refresh() {
    const response = await this.#send("/access_token", {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "refresh_token",
        client_id: this.#credentials.clientId,
        client_secret: this.#credentials.clientSecret,
        refresh_token: this.tokens.refresh_token,
      }),
    });
    if (response.status === 400) {
      throw new AuthorizeAgain("The refresh token is expired or revoked. Authorize again.");
    }
    if (!response.ok) {
      throw new WebexError(response);
    }
    this.tokens = { ...this.tokens, ...(await response.json()) }; // without a refresh token in it the old one stays valid
  }

  #send(path, options) {
    return fetch(this.#baseUrl + path, { ...options, signal: AbortSignal.timeout(TIMEOUT) });
  }
}
