// The authorization code flow of an integration (RFC 6749 section 4.1, RFC 7636), in one
// file: Node.js 18, no packages. Run it with: node flow.mjs
// The client secret comes from the environment, WEBEX_CLIENT_SECRET; the program asks for it
// if it is not there.

import { createHash, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";

const CLIENT_ID = @clientId@;
const SCOPES = @scopes@;
const REDIRECT_URI = @redirectUri@; // registered; this program listens there
const PKCE = @pkce@;
const AUTHORIZATION_ENDPOINT = @authorizationEndpoint@;
const TOKEN_ENDPOINT = @tokenEndpoint@;
@webex{
const BASE_URL = @baseUrl@;
@}
@userinfo{
const USERINFO_ENDPOINT = @userinfoEndpoint@;
@}

/** Says what is wrong in one line, and ends the program. */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** From the environment, or else typed; a terminal does not show it. */
async function clientSecret() {
  if (process.env.WEBEX_CLIENT_SECRET) return process.env.WEBEX_CLIENT_SECRET;
  process.stdout.write("Client secret: ");
  const nowhere = new Writable({ write: (chunk, encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: process.stdin.isTTY === true });
  const typed = await new Promise((resolve) => lines.once("line", resolve).once("close", () => resolve("")));
  lines.close();
  console.log();
  return typed || fail("There is no client secret: set WEBEX_CLIENT_SECRET, or type it.");
}

/** 256 bits that nobody can guess, fit for a state and for a code verifier. */
const random = () => randomBytes(32).toString("base64url");

function authorizationUrl(state, verifier) {
  const query = {
    response_type: "code", scope: SCOPES, state, client_id: CLIENT_ID, redirect_uri: REDIRECT_URI,
  };
  if (PKCE) {
    query.code_challenge = createHash("sha256").update(verifier).digest("base64url");
    query.code_challenge_method = "S256";
  }
  return AUTHORIZATION_ENDPOINT + (AUTHORIZATION_ENDPOINT.includes("?") ? "&" : "?") + encoded(query);
}

const encoded = (parameters) => Object.entries(parameters)
  .map(([name, value]) => name + "=" + encodeURIComponent(value)).join("&");

/** Listens at the redirect URI. A callback with a different state is rejected. */
function callback(state, url) {
  const here = new URL(REDIRECT_URI);
  const port = Number(here.port) || 80;
  return new Promise((resolve) => {
    const server = createServer((request, response) => {
      const target = new URL(request.url, here.origin);
      const respond = (status, text, then) => {
        response.writeHead(status, { "Content-Type": "text/plain", Connection: "close" }).end(text, then);
      };
      if (target.pathname !== here.pathname) respond(404, "Not here.");
      else if (target.searchParams.get("state") !== state) respond(400, "This state is not ours.");
      else respond(200, "Done. Go back to the program.", () => server.close(() => resolve(target.searchParams)));
    });
    server.on("error", (error) => fail(error.code === "EADDRINUSE"
      ? `Port ${port} is in use: stop the program that uses it, and run this one again.` : error.message));
    server.listen(port, here.hostname.replace(/[[\]]/g, ""), () => {
      console.log("Open this address in a browser:\n" + url);
    });
  });
}

/** Sends a token request, with client id and secret in the body, and returns the response. */
function token(grant, proof = {}) {
  const body = encoded({ ...grant, client_id: CLIENT_ID, client_secret: secret, ...proof });
  return send(TOKEN_ENDPOINT, {
    method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" }, body,
  });
}

/** Follows no redirect, so that a token goes nowhere else. */
async function send(url, options) {
  const response = await fetch(url, { redirect: "error", ...options });
  if (response.status !== 200) fail(`HTTP ${response.status} from ${url}: ${await response.text()}`);
  return response.json();
}

const secret = await clientSecret();
const state = random();
const verifier = random();
const parameters = await callback(state, authorizationUrl(state, verifier));
if (!parameters.get("code")) {
  fail(`Refused: ${parameters.get("error")} ${parameters.get("error_description") ?? ""}`);
}

const tokens = await token({
  grant_type: "authorization_code",
  redirect_uri: REDIRECT_URI,
  code: parameters.get("code"),
}, PKCE ? { code_verifier: verifier } : {});

@webex{
const rooms = await send(BASE_URL + "/rooms?max=10", { headers: { Authorization: "Bearer " + tokens.access_token } });
console.log("Rooms:");
for (const room of rooms.items) console.log("- " + room.title);
@}
@userinfo{
const claims = await send(USERINFO_ENDPOINT, { headers: { Authorization: "Bearer " + tokens.access_token } });
console.log("Userinfo:\n" + JSON.stringify(claims));
@}

if (tokens.refresh_token) {
  const refreshed = await token({ grant_type: "refresh_token", refresh_token: tokens.refresh_token });
  // A server need not say how long (RFC 6749, 5.1).
  console.log(`refreshed: good for ${refreshed.expires_in ?? "an unknown number of"} seconds`);
} else {
  console.log("The server issued no refresh token, so nothing is refreshed.");
}
