#!/bin/sh
# Puts in what the tests count on.
set -eu
PGPASSWORD=$(cat /run/secrets/database-password)
export PGPASSWORD
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --set VERBOSITY=terse --single-transaction --file /database/seed.sql
