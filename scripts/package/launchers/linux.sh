#!/bin/sh
# The command line of the application that lies beside this file. The switches are Chromium's: it needs no display, keeps to
# itself what only its makers read, and does without its sandbox for pages, which starts neither as root nor where users have
# no namespaces of their own. No page is shown: main/installed-cli.ts ends the command when something opens one.
application="$(dirname -- "$(readlink -f -- "$0")")/sentinelone-connector"
# No core dump of a crash: it would hold the API token.
ulimit -c 0 2>/dev/null
exec "$application" --ozone-platform=headless --disable-gpu --no-sandbox --log-level=3 --cli -- "$@"
