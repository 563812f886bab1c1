#!/bin/sh
# One database and one owner for each service: makes what is missing, sets the passwords anew.
set -eu
ensure() {
  psql --quiet --set ON_ERROR_STOP=1 --set name="$1" --set password="$2" <<'SQL'
select format('create role %I', :'name') where not exists (select from pg_roles where rolname = :'name') \gexec
alter role :"name" login password :'password';
select format('create database %I owner %I', :'name', :'name')
 where not exists (select from pg_database where datname = :'name') \gexec
revoke connect on database :"name" from public;
SQL
}
ensure identity "$IDENTITY_DB_PASSWORD"
ensure suggestions "$SUGGESTIONS_DB_PASSWORD"
ensure topics "$TOPICS_DB_PASSWORD"
ensure consultations "$CONSULTATIONS_DB_PASSWORD"
ensure news "$NEWS_DB_PASSWORD"
ensure notices "$NOTICES_DB_PASSWORD"
ensure relay "$RELAY_DB_PASSWORD"
