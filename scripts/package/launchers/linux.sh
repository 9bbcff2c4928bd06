#!/bin/sh
# The command line of the application that lies beside this file. The switches are Chromium's: it needs no display, and
# keeps to itself what only its makers read. It turns root away unless it does without its sandbox for pages; none is shown.
application="$(dirname -- "$(readlink -f -- "$0")")/sentinelone-connector"
sandbox=
[ "$(id -u)" -ne 0 ] || sandbox=--no-sandbox
# No core dump of a crash: it would hold the API token.
ulimit -c 0 2>/dev/null
exec "$application" --ozone-platform=headless --disable-gpu --log-level=3 $sandbox --cli -- "$@"
