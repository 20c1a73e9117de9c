#!/usr/bin/env bash
# Keycloak reads secrets from its environment alone: they are taken from their files here, and stand nowhere else.
set -euo pipefail
secrets=/run/secrets
KC_DB_PASSWORD=$(<"$secrets/identity_serve-password")
KC_BOOTSTRAP_ADMIN_PASSWORD=$(<"$secrets/identity-administrator-password")
GATEWAY_CLIENT_SECRET=$(<"$secrets/gateway-client-secret")
CONSOLE_CLIENT_SECRET=$(<"$secrets/console-client-secret")
export KC_DB_PASSWORD KC_BOOTSTRAP_ADMIN_USERNAME=administrator KC_BOOTSTRAP_ADMIN_PASSWORD GATEWAY_CLIENT_SECRET CONSOLE_CLIENT_SECRET
exec /opt/keycloak/bin/kc.sh start --optimized --import-realm
