#!/bin/sh
# Backs up one running office, all its databases as of one moment: sh deploy/backup.sh FOLDER [options of docker compose, such as --env-file …]
set -eu
folder=${1:?the folder to write to}
shift
. "$(dirname "$0")/compose.sh"
umask 077
mkdir -p "$folder"
compose "$@" exec -T postgres pg_basebackup -U postgres -D - -F tar -X fetch -c fast -z > "$folder/database.tar.gz"
# After the databases: every file that they know of is there.
compose "$@" exec -T gateway tar -czf - --exclude=./incoming -C /files . > "$folder/files.tar.gz"
gzip -t "$folder/database.tar.gz" "$folder/files.tar.gz"
du -h "$folder"/*.tar.gz
