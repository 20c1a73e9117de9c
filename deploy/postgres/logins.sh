#!/usr/bin/env bash
# Run once, at the first start of a database's container: makes the database and the logins of HUB_LOGINS, the first of
# which owns it. The hub grants the one that serves what it may, when it migrates.
set -euo pipefail
sql() { psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres "$@"; }

read -ra logins <<<"$HUB_LOGINS"
for login in "${logins[@]}"; do
  # By a variable of psql: a password may hold any character, and stands in no argument list.
  sql --set login="$login" <<SQL
\set password \`cat /run/secrets/$login-password\`
create role :"login" login password :'password';
SQL
done
sql --set database="$HUB_DATABASE" --set owner="${logins[0]}" <<'SQL'
create database :"database" owner :"owner";
revoke connect, temporary on database :"database", postgres, template1 from public;
SQL
for login in "${logins[@]}"; do
  sql --set database="$HUB_DATABASE" --set login="$login" <<'SQL'
grant connect on database :"database" to :"login";
SQL
done
