#!/bin/sh
# First start of the database server: one database and one owner for each service.
set -eu
create() {
  psql --username "$POSTGRES_USER" --set ON_ERROR_STOP=1 --set name="$1" --set password="$2" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke connect on database :"name" from public;
SQL
}
create identity "$IDENTITY_DB_PASSWORD"
create suggestions "$SUGGESTIONS_DB_PASSWORD"
create relay "$RELAY_DB_PASSWORD"
