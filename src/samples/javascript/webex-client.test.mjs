// Tests a Webex client without Webex: against the sandbox, with which each test starts anew.
// Start the sandbox with --consent accept, then: node --test
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { AuthorizeAgain, WebexClient } from "./webex-client.mjs";

const SANDBOX = process.env.SANDBOX_URL ?? "http://localhost:8081";
const REDIRECT_URI = "http://localhost:9999/callback";
const INTEGRATION = {
  name: "Client under test",
  clientId: "C0123456789abcdef",
  clientSecret: "only-for-the-sandbox",
  redirectUris: [REDIRECT_URI],
  scopes: ["spark:rooms_read"],
};

/** Sends a request to the sandbox, JSON or a form, without following a redirect. */
async function sandbox(method, path, body) {
  const isJson = body !== undefined && !(body instanceof URLSearchParams);
  const response = await fetch(SANDBOX + path, {
    method,
    headers: isJson ? { "Content-Type": "application/json" } : {},
    body: isJson ? JSON.stringify(body) : body,
    redirect: "manual",
  });
  assert.ok(response.status < 400, `${method} ${path.split("?")[0]}: ${response.status}`);
  return response;
}

after(() => sandbox("POST", "/reset")); // no fault and no moved clock is left for others

/** The tokens of a user who consents at once, because the sandbox runs with --consent accept. */
async function tokens() {
  const query = new URLSearchParams({
    response_type: "code",
    client_id: INTEGRATION.clientId,
    redirect_uri: REDIRECT_URI,
    scope: "spark:rooms_read",
    state: "test",
  });
  const authorized = await sandbox("GET", `/v1/authorize?${query}`);
  const code = new URL(authorized.headers.get("Location") ?? REDIRECT_URI).searchParams.get("code");
  assert.ok(code, `authorize: ${authorized.status} without a code; does the sandbox run with --consent accept?`);
  const response = await sandbox("POST", "/v1/access_token", new URLSearchParams({
    grant_type: "authorization_code",
    code,
    client_id: INTEGRATION.clientId,
    client_secret: INTEGRATION.clientSecret,
    redirect_uri: REDIRECT_URI,
  }));
  return response.json();
}

/** What the sandbox was sent, oldest first. */
async function log() {
  const { entries } = await (await sandbox("GET", "/log")).json();
  return entries.reverse();
}

async function refreshes() {
  return (await log()).filter((entry) => entry.request?.grant_type === "refresh_token");
}

/**
 * A test with a client of its own and the seconds that it has waited. A failure has the sandbox's log with it: there is the
 * true cause of each refusal, which Webex does not tell.
 */
function clientTest(name, run) {
  test(name, async () => {
    try {
      await sandbox("POST", "/reset");
      await sandbox("PUT", "/integrations", { integrations: [INTEGRATION] });
      const waits = [];
      await run(new WebexClient(`${SANDBOX}/v1`, INTEGRATION, await tokens(), async (seconds) => waits.push(seconds)), waits);
    } catch (failure) {
      const lines = (await log()).map((entry) => `  ${entry.method} ${entry.path} ${entry.status} ${entry.causes.join("; ")}`);
      throw new Error(`${failure.message}\nThe sandbox's log:\n${lines.join("\n")}`, { cause: failure });
    }
  });
}

clientTest("lists the rooms", async (client) => {
  assert.ok((await client.rooms()).includes("Lunch on Thursday"));
  assert.equal((await refreshes()).length, 0);
});

clientTest("an expired access token is refreshed once", async (client) => {
  const before = client.tokens.access_token;
  await sandbox("POST", "/clock", { forward: "P14D" });

  assert.ok((await client.rooms()).includes("Lunch on Thursday"));
  await client.rooms();

  assert.equal((await refreshes()).length, 1);
  assert.notEqual(client.tokens.access_token, before);
});

clientTest("a token that is refused after the refresh is not refreshed again", async (client) => {
  await sandbox("PUT", "/faults", [{ fault: "access-token-expired", path: "/v1/rooms" }]);

  await assert.rejects(client.rooms(), { status: 401 });

  assert.equal((await refreshes()).length, 1);
});

clientTest("after a revoked refresh token the user authorizes again", async (client) => {
  await sandbox("POST", "/idb/oauth2/v1/revoke", new URLSearchParams({
    token: client.tokens.refresh_token,
    client_id: INTEGRATION.clientId,
    client_secret: INTEGRATION.clientSecret,
  }));

  await assert.rejects(client.rooms(), (failure) => failure instanceof AuthorizeAgain && /Authorize again/.test(failure.message));
});

clientTest("after a 429 it waits as long as Webex says", async (client, waits) => {
  await sandbox("PUT", "/faults", [{ fault: "too-many-requests", path: "/v1/rooms", retryAfter: 7, times: 1 }]);

  assert.ok((await client.rooms()).includes("Lunch on Thursday"));

  assert.deepEqual(waits, [7]);
});

clientTest("after three 429s it gives up", async (client, waits) => {
  await sandbox("PUT", "/faults", [{ fault: "too-many-requests", path: "/v1/rooms", retryAfter: 7 }]);

  await assert.rejects(client.rooms(), { status: 429 });

  assert.deepEqual(waits, [7, 7]);
});
