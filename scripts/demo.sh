#!/bin/sh
# Serves the demo: the same server and settings as production, with mail kept in the database.
# Starting again keeps the data. Ctrl-C stops the server and the worker.
set -eu
cd "$(dirname "$0")/.."

export DEMO=1 PYTHONUNBUFFERED=1
port=${PORT:-8000}
python=.venv/bin/python

"$python" manage.py migrate --no-input --verbosity 0
"$python" manage.py demo
"$python" manage.py collectstatic --no-input --verbosity 0

worker='' server=''
stop() {
    trap - EXIT INT TERM
    for process in $server $worker; do
        kill "$process" 2>/dev/null || true
    done
    wait
}
trap stop EXIT
trap 'stop; exit 130' INT
trap 'stop; exit 143' TERM

"$python" manage.py run_worker &
worker=$!
# A process of granian that is still starting misses the request to stop: it is killed after 5 s.
.venv/bin/granian --interface wsgi --host 127.0.0.1 --port "$port" --blocking-threads 4 \
    --no-ws --log-level warning --workers-kill-timeout 5 youth4coop.wsgi:application &
server=$!

cat <<TEXT

Youth4coop runs on    http://localhost:$port/
The API is at         http://localhost:$port/api/v1/docs/
Log in at             http://localhost:$port/aanmelden/
with one of           coordinator@demo.example
                      teacher@demo.example    teacher2@demo.example
                      speaker@demo.example    speaker2@demo.example
All mail is kept at   http://localhost:$port/demo/mail/
with the code to log in with: no mail leaves this machine. The coordinator's second code stands on
the page that asks for it.
Ctrl-C stops it; make demo starts it again with the same data.

TEXT
wait "$server"
