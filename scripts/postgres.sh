#!/bin/sh
# Runs a command with DATABASE_URL set to a throw-away PostgreSQL, and removes that afterwards:
#     scripts/postgres.sh COMMAND [ARGUMENT...]
# It listens on a Unix socket only, and writes nothing safely: it is for tests.
set -eu

bin=''
for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V) "$(dirname "$(command -v initdb || echo /none/initdb)")"; do
    if [ -x "$folder/initdb" ]; then bin=$folder; fi
done
if [ -z "$bin" ]; then
    echo "PostgreSQL is not on this machine: install it (Debian: apt-get install postgresql)." >&2
    exit 1
fi

# PostgreSQL refuses to run as root; Debian's package made a user for it.
as_owner() {
    if [ "$(id -u)" -eq 0 ]; then
        (cd / && runuser -u postgres -- "$@")
    else
        "$@"
    fi
}

# Directly in /tmp, since the path of a socket may have no more than 107 characters.
folder=$(mktemp -d /tmp/youth4coop-pg.XXXXXX)
if [ "$(id -u)" -eq 0 ]; then chown postgres "$folder"; fi
remove() {
    trap - EXIT INT TERM
    as_owner "$bin/pg_ctl" --pgdata "$folder/data" --mode immediate --silent stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap remove EXIT
trap 'remove; exit 130' INT
trap 'remove; exit 143' TERM

if ! {
    as_owner "$bin/initdb" --pgdata "$folder/data" --auth trust --username postgres \
        --encoding UTF8 --locale C.UTF-8 --no-sync &&
        as_owner "$bin/pg_ctl" --pgdata "$folder/data" --log "$folder/log" --wait --options \
            "-k $folder -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off" start
} >"$folder.out" 2>&1; then
    cat "$folder.out" >&2
    rm -f "$folder.out"
    exit 1
fi
rm -f "$folder.out"

DATABASE_URL="postgres://postgres@/postgres?host=$folder" "$@"
