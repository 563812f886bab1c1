#!/bin/sh
# Puts one office back as it was when it was backed up; what is there now is lost: sh deploy/restore.sh FOLDER [options of docker compose]
set -eu
folder=${1:?the folder of the backup}
shift
. "$(dirname "$0")/compose.sh"
gzip -t "$folder/database.tar.gz" "$folder/files.tar.gz"
compose "$@" down
# $PGDATA is the container's.
# shellcheck disable=SC2016
compose "$@" run --rm --no-deps -T postgres sh -c \
  'rm -rf "$PGDATA" && mkdir -p -m 700 "$PGDATA" && tar -xzf - -C "$PGDATA"' < "$folder/database.tar.gz"
compose "$@" run --rm --no-deps -T gateway sh -c \
  'find /files -mindepth 1 -delete && tar -xzf - -C /files' < "$folder/files.tar.gz"
compose "$@" up -d
