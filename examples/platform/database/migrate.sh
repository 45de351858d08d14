#!/bin/sh
# Applies the migrations that the database does not have yet, in the order of their names, each as one transaction.
set -eu
PGPASSWORD=$(cat /run/secrets/database-password) PGOPTIONS='-c client_min_messages=warning'
export PGPASSWORD PGOPTIONS
query() { psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --set VERBOSITY=terse "$@"; }

query --command 'CREATE TABLE IF NOT EXISTS schema_migrations (version integer PRIMARY KEY)'
for file in /migrations/*.sql; do
    name=${file##*/}
    version=${name%%-*}
    if [ -n "$(query --command "SELECT 1 FROM schema_migrations WHERE version = $version")" ]; then
        echo "$name: applied already"
        continue
    fi
    query --single-transaction --file "$file" --command "INSERT INTO schema_migrations VALUES ($version)"
    echo "$name: applied"
done
