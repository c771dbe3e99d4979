"""A small Webex client that survives an expired access token, a revoked refresh token and a 429.

Python 3.8 or later, its standard library, nothing else.
"""
import json
import time
import urllib.error
import urllib.parse
import urllib.request


class AuthorizeAgain(Exception):
    """The refresh token is no longer valid: the user has to authorize again."""


class WebexError(Exception):
    """Webex refuses a call, and neither waiting nor a new token helps."""

    def __init__(self, status, tracking_id):
        super().__init__(f"Webex responds with {status}, tracking ID {tracking_id}")
        self.status = status


class WebexClient:
    """Calls the Webex API with the tokens of one user.

    base_url ends in /v1; tokens is the token response, and the client keeps it up to date.
    """

    TRIES = 3
    TIMEOUT = 10  # seconds
    DEFAULT_WAIT = 5  # seconds, after a Retry-After that is missing or malformed

    def __init__(self, base_url, client_id, client_secret, tokens, sleep=time.sleep):
        self.base_url = base_url
        self.client_id = client_id
        self.client_secret = client_secret
        self.tokens = tokens
        self.sleep = sleep

    def rooms(self):
        """The titles of the user's rooms."""
        return [room["title"] for room in self._get("/rooms")["items"]]

    def _get(self, path):
        refreshed = False
        for tries_left in reversed(range(self.TRIES)):
            status, headers, body = self._send(path, bearer=self.tokens["access_token"])
            if status == 200:
                return body
            if status == 401 and not refreshed:
                self._refresh()
                refreshed = True
            elif status == 429 and tries_left:
                self.sleep(self._retry_after(headers))
            else:
                break
        raise WebexError(status, headers.get("TrackingID"))

    def _refresh(self):
        status, headers, body = self._send("/access_token", form={
            "grant_type": "refresh_token",
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "refresh_token": self.tokens["refresh_token"],
        })
        if status == 400:
            raise AuthorizeAgain("The refresh token is expired or revoked. Authorize again.")
        if status != 200:
            raise WebexError(status, headers.get("TrackingID"))
        self.tokens = {**self.tokens, **body}  # a response without a refresh token leaves the old one valid

    def _retry_after(self, headers):
        value = headers.get("Retry-After", "")
        return int(value) if value.isdigit() else self.DEFAULT_WAIT

    def _send(self, path, bearer=None, form=None):
        request = urllib.request.Request(self.base_url + path)
        if bearer:
            request.add_header("Authorization", "Bearer " + bearer)
        data = urllib.parse.urlencode(form).encode() if form else None
        try:
            with urllib.request.urlopen(request, data, self.TIMEOUT) as response:
                return response.status, response.headers, json.load(response)
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, refusal.headers, None
