#!/bin/sh
# Runs uv: the one on PATH when it works, else a pinned one that is put into .tools/ first.
# Needs no more than some python3 with pip.
set -eu

version=0.13.9
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
tools="$root/.tools"

# Companies and schools that re-sign TLS traffic put their certificate in this bundle; uv does not look there by itself.
if [ -z "${SSL_CERT_FILE:-}" ] && [ -r /etc/ssl/certs/ca-certificates.crt ]; then
    export UV_SYSTEM_CERTS=1
fi

find_uv() {
    # A shim called uv may exist that only fails: ask it for its version instead of looking whether it is there.
    for candidate in uv "$tools/bin/uv"; do
        if "$candidate" --version >/dev/null 2>&1; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    return 1
}

install_uv() {
    echo "Installing uv $version in .tools/ ..." >&2
    for python in python3 /usr/bin/python3 python; do
        "$python" --version >/dev/null 2>&1 || continue
        rm -rf "$tools"
        if "$python" -m venv "$tools" >/dev/null 2>&1 &&
            "$tools/bin/python" -m pip install --quiet --disable-pip-version-check "uv==$version" >&2; then
            return 0
        fi
        # Debian without python3-venv: pip alone is enough, since uv is one binary.
        rm -rf "$tools"
        if "$python" -m pip install --quiet --disable-pip-version-check --target "$tools" "uv==$version" >&2; then
            return 0
        fi
    done
    echo "No uv here and no python3 that can install it: install python3-venv or uv itself, then try again." >&2
    return 1
}

uv=$(find_uv) || { install_uv && uv=$(find_uv); }
exec "$uv" "$@"
