#!/bin/sh
# The command line of the application that this file lies in.
contents="$(dirname -- "$(dirname -- "$(readlink -f -- "$0")")")"
# No core dump of a crash: it would hold the API token.
ulimit -c 0 2>/dev/null
exec "$contents/MacOS/SentinelOne Connector" --log-level=3 --cli -- "$@"
