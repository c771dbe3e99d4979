#!/usr/bin/env bash
# The authorization code flow of an integration (RFC 6749 section 4.1, RFC 7636), in one
# file: curl and openssl. Run it with: bash flow.sh
# The client secret comes from the environment, WEBEX_CLIENT_SECRET; the script asks for it if it
# is not there. Secrets go to curl by its standard input, since everybody on a machine can see the
# arguments of a command.
set -euo pipefail

CLIENT_ID=@clientId@
SCOPES=@scopes@
REDIRECT_URI=@redirectUri@ # registered, letter by letter
PKCE=@pkce@
AUTHORIZATION_ENDPOINT=@authorizationEndpoint@
TOKEN_ENDPOINT=@tokenEndpoint@
@webex{
BASE_URL=@baseUrl@
@}
@userinfo{
USERINFO_ENDPOINT=@userinfoEndpoint@
@}

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Base64url of standard input, without padding.
base64url() {
  openssl base64 -A | tr '+/' '-_' | tr -d '='
}

# Percent-encodes all but the unreserved characters, byte by byte.
encode() {
  local LC_ALL=C text=$1 i character
  for ((i = 0; i < ${#text}; i++)); do
    character=${text:i:1}
    case $character in
      [a-zA-Z0-9.~_-]) printf '%s' "$character" ;;
      *) printf '%%%02X' "$(($(printf '%d' "'$character") & 255))" ;;
    esac
  done
}

decode() {
  local text=${1//\\/\\\\}
  text=${text//+/ }
  printf '%b' "${text//%/\\x}"
}

# name value name value ... as a form
form() {
  local separator=''
  while (($# > 1)); do
    printf '%s%s=%s' "$separator" "$1" "$(encode "$2")"
    separator='&'
    shift 2
  done
}

# The value of a name in a query; nothing when it is not there.
parameter() {
  local pair pairs
  IFS='&' read -r -a pairs <<< "$2"
  for pair in "${pairs[@]}"; do
    if [[ ${pair%%=*} == "$1" ]]; then
      decode "${pair#*=}"
      return
    fi
  done
}

# A text or number of a JSON object. Enough for these responses; for others use jq.
member() {
  sed -n 's/.*"'"$1"'"[[:space:]]*:[[:space:]]*"\{0,1\}\([^",}[:space:]]*\).*/\1/p' <<< "$2" | head -n 1
}

# No redirect is followed, so a token goes nowhere else.
send() {
  curl --silent --show-error --fail-with-body --header 'Accept: application/json' "$@"
}

# Sends a token request and returns the response.
token() {
  form "$@" | send --data @- "$TOKEN_ENDPOINT"
}

secret=${WEBEX_CLIENT_SECRET:-}
if [[ -z $secret ]]; then
  printf 'Client secret: \n'
  IFS= read -rs secret || true
fi
[[ -n $secret ]] || fail 'There is no client secret: set WEBEX_CLIENT_SECRET, or type it.'
client=(client_id "$CLIENT_ID" client_secret "$secret") # in the body of each token request

state=$(openssl rand 32 | base64url)
verifier=$(openssl rand 32 | base64url)

request=(response_type code scope "$SCOPES" state "$state" client_id "$CLIENT_ID" redirect_uri "$REDIRECT_URI")
if [[ $PKCE == true ]]; then
  challenge=$(printf '%s' "$verifier" | openssl dgst -sha256 -binary | base64url)
  request+=(code_challenge "$challenge" code_challenge_method S256)
fi
separator='?'
[[ $AUTHORIZATION_ENDPOINT != *\?* ]] || separator='&'

printf 'Open this address in a browser:\n%s%s%s\n' "$AUTHORIZATION_ENDPOINT" "$separator" "$(form "${request[@]}")"
printf 'Paste the address that the browser shows afterwards, even if the page does not load:\n'
IFS= read -r callback

[[ $callback == "$REDIRECT_URI"\?* ]] || fail 'That is not the redirect URI'
query=${callback#*\?}
query=${query%%#*}
[[ $(parameter state "$query") == "$state" ]] || fail 'This state is not ours: nothing is sent'
code=$(parameter code "$query")
[[ -n $code ]] || fail "Refused: $(parameter error "$query") $(parameter error_description "$query")"

grant=(grant_type authorization_code redirect_uri "$REDIRECT_URI" code "$code" "${client[@]}")
[[ $PKCE != true ]] || grant+=(code_verifier "$verifier")
tokens=$(token "${grant[@]}") || fail "$tokens"

@webex{
rooms=$(printf 'Authorization: Bearer %s\n' "$(member access_token "$tokens")" |
  send --header @- "$BASE_URL/rooms?max=10") || fail "$rooms"
printf 'Rooms:\n'
grep -o '"title"[[:space:]]*:[[:space:]]*"[^"]*"' <<< "$rooms" | sed 's/^"title"[^"]*"\(.*\)"$/- \1/'
@}
@userinfo{
claims=$(printf 'Authorization: Bearer %s\n' "$(member access_token "$tokens")" |
  send --header @- "$USERINFO_ENDPOINT") || fail "$claims"
printf 'Userinfo:\n%s\n' "$claims"
@}

refresh=$(member refresh_token "$tokens")
if [[ -z $refresh ]]; then
  printf 'The server issued no refresh token, so nothing is refreshed.\n'
  exit
fi
refreshed=$(token grant_type refresh_token refresh_token "$refresh" "${client[@]}") || fail "$refreshed"
expires_in=$(member expires_in "$refreshed") # a server need not say it (RFC 6749, 5.1)
printf 'refreshed: good for %s seconds\n' "${expires_in:-an unknown number of}"
