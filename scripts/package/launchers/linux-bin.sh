#!/bin/sh
exec '/opt/SentinelOne Connector/sentinelone-connector-cli' "$@"
