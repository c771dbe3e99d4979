"""Tests a Webex client without Webex: against the sandbox, with which each test starts anew.

Start the sandbox with --consent accept, then: python3 -m unittest
"""
import http.client
import json
import os
import unittest
import urllib.parse

from webex_client import AuthorizeAgain, WebexClient, WebexError

SANDBOX = urllib.parse.urlsplit(os.environ.get("SANDBOX_URL", "http://localhost:8081"))
BASE_URL = SANDBOX.geturl() + "/v1"
REDIRECT_URI = "http://localhost:9999/callback"
INTEGRATION = {
    "name": "Client under test",
    "clientId": "C0123456789abcdef",
    "clientSecret": "only-for-the-sandbox",
    "redirectUris": [REDIRECT_URI],
    "scopes": ["spark:rooms_read"],
}


def sandbox(method, path, body=None, form=None):
    """Sends a request to the sandbox, without following a redirect."""
    headers, data = {}, None
    if body is not None:
        headers, data = {"Content-Type": "application/json"}, json.dumps(body)
    if form is not None:
        headers, data = {"Content-Type": "application/x-www-form-urlencoded"}, urllib.parse.urlencode(form)
    connection = http.client.HTTPConnection(SANDBOX.hostname, SANDBOX.port, timeout=10)
    try:
        connection.request(method, path, data, headers)
        response = connection.getresponse()
        text = response.read().decode()
        if response.status >= 400:
            raise AssertionError(f"{method} {path.split('?')[0]}: {response.status} {text}")
        return response, text
    finally:
        connection.close()


def tokens():
    """The tokens of a user who consents at once, because the sandbox runs with --consent accept."""
    query = {
        "response_type": "code",
        "client_id": INTEGRATION["clientId"],
        "redirect_uri": REDIRECT_URI,
        "scope": "spark:rooms_read",
        "state": "test",
    }
    response, _ = sandbox("GET", "/v1/authorize?" + urllib.parse.urlencode(query))
    callback = urllib.parse.urlsplit(response.getheader("Location", ""))
    code = urllib.parse.parse_qs(callback.query).get("code")
    if not code:
        raise AssertionError(f"authorize: {response.status} without a code; does the sandbox run with --consent accept?")
    return json.loads(sandbox("POST", "/v1/access_token", form={
        "grant_type": "authorization_code",
        "code": code[0],
        "client_id": INTEGRATION["clientId"],
        "client_secret": INTEGRATION["clientSecret"],
        "redirect_uri": REDIRECT_URI,
    })[1])


def log():
    """What the sandbox was sent, oldest first."""
    return list(reversed(json.loads(sandbox("GET", "/log")[1])["entries"]))


def refreshes():
    return [entry for entry in log() if entry.get("request", {}).get("grant_type") == "refresh_token"]


class WebexClientTest(unittest.TestCase):

    def setUp(self):
        sandbox("POST", "/reset")
        sandbox("PUT", "/integrations", {"integrations": [INTEGRATION]})
        self.waits = []
        self.client = WebexClient(
            BASE_URL, INTEGRATION["clientId"], INTEGRATION["clientSecret"], tokens(), sleep=self.waits.append)

    @classmethod
    def tearDownClass(cls):
        sandbox("POST", "/reset")  # no fault and no moved clock is left for others

    def run(self, result=None):
        """Adds the sandbox's log to a failure: it has the true cause of each refusal, which Webex does not tell."""
        result = super().run(result)
        for said in (getattr(result, "failures", None), getattr(result, "errors", None)):
            if said and said[-1][0] is self:
                lines = [f"  {entry['method']} {entry['path']} {entry.get('status')} {'; '.join(entry['causes'])}" for entry in log()]
                said[-1] = (self, said[-1][1] + "\nThe sandbox's log:\n" + "\n".join(lines) + "\n")
        return result

    def test_lists_the_rooms(self):
        self.assertIn("Lunch on Thursday", self.client.rooms())
        self.assertEqual([], refreshes())

    def test_an_expired_access_token_is_refreshed_once(self):
        before = self.client.tokens["access_token"]
        sandbox("POST", "/clock", {"forward": "P14D"})

        self.assertIn("Lunch on Thursday", self.client.rooms())
        self.client.rooms()

        self.assertEqual(1, len(refreshes()))
        self.assertNotEqual(before, self.client.tokens["access_token"])

    def test_a_token_that_is_refused_after_the_refresh_is_not_refreshed_again(self):
        sandbox("PUT", "/faults", [{"fault": "access-token-expired", "path": "/v1/rooms"}])

        with self.assertRaisesRegex(WebexError, "401"):
            self.client.rooms()

        self.assertEqual(1, len(refreshes()))

    def test_after_a_revoked_refresh_token_the_user_authorizes_again(self):
        sandbox("POST", "/idb/oauth2/v1/revoke", form={
            "token": self.client.tokens["refresh_token"],
            "client_id": INTEGRATION["clientId"],
            "client_secret": INTEGRATION["clientSecret"],
        })

        with self.assertRaisesRegex(AuthorizeAgain, "Authorize again"):
            self.client.rooms()

    def test_after_a_429_it_waits_as_long_as_webex_says(self):
        sandbox("PUT", "/faults", [{"fault": "too-many-requests", "path": "/v1/rooms", "retryAfter": 7, "times": 1}])

        self.assertIn("Lunch on Thursday", self.client.rooms())

        self.assertEqual([7], self.waits)

    def test_after_three_429s_it_gives_up(self):
        sandbox("PUT", "/faults", [{"fault": "too-many-requests", "path": "/v1/rooms", "retryAfter": 7}])

        with self.assertRaisesRegex(WebexError, "429"):
            self.client.rooms()

        self.assertEqual([7, 7], self.waits)


if __name__ == "__main__":
    unittest.main()
