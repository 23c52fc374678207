#!/bin/sh
# Every check that runs nothing of the site but its start. Stops at the first that fails.
set -eu
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"

step() {
    printf '\n== %s\n' "$1"
    shift
    "$@"
}

# As in production, with values that are good for nothing else.
as_in_production() {
    SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
        BASE_URL=https://youth4coop.example MAIL_URL=smtp://mail.example \
        DATABASE_URL=sqlite:///:memory: python -W error manage.py "$@"
}

templates=$(git ls-files -- '*/templates/*.html')

step "format" ruff format --check --quiet .
step "lint" ruff check --quiet .
step "types" mypy
step "imports between packages" lint-imports --no-cache
step "migrations" as_in_production makemigrations --check --dry-run
# shellcheck disable=SC2086  # one word for each template
if [ -n "$templates" ]; then step "templates" djade --target-version 6.1 --check $templates; fi
step "translations" python scripts/messages.py check
step "plain words" python scripts/check_words.py
step "settings of a real site" as_in_production check --deploy --fail-level WARNING
step "known holes in dependencies" python scripts/audit.py
