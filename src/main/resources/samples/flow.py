"""The authorization code flow of an integration (RFC 6749 section 4.1, RFC 7636), in one
file: Python 3, its standard library, nothing else. Run it with: python3 flow.py

The client secret comes from the environment, WEBEX_CLIENT_SECRET; the program asks for it if it
is not there.
"""
import base64
import errno
import getpass
import hashlib
import http.server
import json
import os
import secrets
import sys
import urllib.error
import urllib.parse
import urllib.request

CLIENT_ID = @clientId@
SCOPES = @scopes@
REDIRECT_URI = @redirectUri@  # registered; this program listens there
PKCE = @pkce@
AUTHORIZATION_ENDPOINT = @authorizationEndpoint@
TOKEN_ENDPOINT = @tokenEndpoint@
@webex{
BASE_URL = @baseUrl@
@}
@userinfo{
USERINFO_ENDPOINT = @userinfoEndpoint@
@}


def client_secret():
    """From the environment, or else typed; a terminal does not show it."""
    secret = os.environ.get("WEBEX_CLIENT_SECRET")
    if not secret and sys.stdin.isatty():
        secret = getpass.getpass("Client secret: ")
    elif not secret:
        print("Client secret: ", flush=True)
        secret = sys.stdin.readline().strip()
    return secret or sys.exit("There is no client secret: set WEBEX_CLIENT_SECRET, or type it.")


def encoded(parameters):
    return urllib.parse.urlencode(parameters, quote_via=urllib.parse.quote)


def authorization_url(state, verifier):
    query = {
        "response_type": "code",
        "scope": SCOPES,
        "state": state,
        "client_id": CLIENT_ID,
        "redirect_uri": REDIRECT_URI,
    }
    if PKCE:
        digest = hashlib.sha256(verifier.encode()).digest()
        query["code_challenge"] = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        query["code_challenge_method"] = "S256"
    return AUTHORIZATION_ENDPOINT + ("&" if "?" in AUTHORIZATION_ENDPOINT else "?") + encoded(query)


def listener(state):
    """Listens at the redirect URI. A callback with a different state is rejected."""
    here = urllib.parse.urlsplit(REDIRECT_URI)

    class Callback(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            target = urllib.parse.urlsplit(self.path)
            query = dict(reversed(urllib.parse.parse_qsl(target.query)))
            if target.path != here.path:
                self.respond(404, "Not here.")
            elif query.get("state") != state:
                self.respond(400, "This state is not ours.")
            else:
                self.respond(200, "Done. Go back to the program.")
                self.server.callback = query

        def respond(self, status, text):
            self.send_response(status)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *arguments):
            """Logs nothing, because the address contains the code."""

    port = here.port or 80
    try:
        server = http.server.HTTPServer((here.hostname, port), Callback)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            sys.exit(f"Port {port} is in use: stop the program that uses it, and run this one again.")
        raise
    server.callback = None
    return server


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows no redirect, so that a token goes nowhere else."""

    def redirect_request(self, *arguments):
        return None


def send(request):
    try:
        with urllib.request.build_opener(NoRedirect).open(request) as response:
            return json.load(response)
    except urllib.error.HTTPError as refused:
        sys.exit(f"HTTP {refused.code} from {request.full_url}: {refused.read().decode(errors='replace')}")


def token(secret, proof={}, **grant):
    """Sends a token request, with client id and secret in the body, and returns the response."""
    body = encoded({**grant, "client_id": CLIENT_ID, "client_secret": secret, **proof})
    return send(urllib.request.Request(TOKEN_ENDPOINT, body.encode()))


def main():
    secret = client_secret()
    state = secrets.token_urlsafe(32)
    verifier = secrets.token_urlsafe(32)
    with listener(state) as server:
        print("Open this address in a browser:\n" + authorization_url(state, verifier), flush=True)
        while server.callback is None:
            server.handle_request()
    parameters = server.callback
    if "code" not in parameters:
        sys.exit(f"Refused: {parameters.get('error')} {parameters.get('error_description', '')}")

    proof = {"code_verifier": verifier} if PKCE else {}
    tokens = token(secret, proof, grant_type="authorization_code", redirect_uri=REDIRECT_URI, code=parameters["code"])

@webex{
    bearer = {"Authorization": "Bearer " + tokens["access_token"]}
    rooms = send(urllib.request.Request(BASE_URL + "/rooms?max=10", headers=bearer))
    print("Rooms:")
    for room in rooms["items"]:
        print("- " + room["title"])
@}
@userinfo{
    bearer = {"Authorization": "Bearer " + tokens["access_token"]}
    print("Userinfo:")
    print(json.dumps(send(urllib.request.Request(USERINFO_ENDPOINT, headers=bearer))))
@}

    if not tokens.get("refresh_token"):
        print("The server issued no refresh token, so nothing is refreshed.")
        return
    refreshed = token(secret, grant_type="refresh_token", refresh_token=tokens["refresh_token"])
    # A server need not say how long (RFC 6749, 5.1).
    print(f"refreshed: good for {refreshed.get('expires_in', 'an unknown number of')} seconds")


main()
