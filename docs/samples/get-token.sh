#!/bin/sh
# Gets an access token with nothing but openssl and curl, and prints it.
#
#   get-token.sh TOKEN_URL CLIENT_ID KID PRIVATE_KEY_PEM
set -eu
token_url=$1 client_id=$2 kid=$3 key=$4

base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

header=$(printf '{"alg":"RS512","typ":"JWT","kid":"%s"}' "$kid" | base64url)
claims=$(printf '{"iss":"%s","sub":"%s","aud":"%s","jti":"%s","exp":%d}' \
  "$client_id" "$client_id" "$token_url" "$(openssl rand -hex 16)" "$(($(date +%s) + 240))" | base64url)
signature=$(printf '%s.%s' "$header" "$claims" | openssl dgst -sha512 -sign "$key" -binary | base64url)

answer=$(curl -sS "$token_url" \
  -d grant_type=client_credentials \
  -d client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer \
  -d "client_assertion=$header.$claims.$signature")
case $answer in
  *'"access_token"'*) printf '%s\n' "$answer" | sed 's/.*"access_token":"\([^"]*\)".*/\1/' ;;
  *) printf '%s\n' "$answer" >&2; exit 1 ;;
esac
