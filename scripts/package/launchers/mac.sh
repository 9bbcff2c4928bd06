#!/bin/sh
# The command line of the application that this file lies in.
contents="$(dirname -- "$(dirname -- "$(readlink -f -- "$0")")")"
exec "$contents/MacOS/SentinelOne Connector" --log-level=3 --cli -- "$@"
