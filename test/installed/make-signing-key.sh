#!/bin/sh
# Makes a key for this run alone, writes its public half to a file, and says by which variable packages are signed with it:
# `make-signing-key.sh key.asc >> "$GITHUB_ENV"`.
set -eu
name='Trial <trial@sentinelone-connector.invalid>'
gpg --batch --quiet --passphrase '' --quick-generate-key "$name" rsa3072 sign 1d >&2
gpg --batch --armor --export "$name" > "$1"
echo "LINUX_SIGNING_KEY=$(gpg --batch --with-colons --list-keys "$name" | awk -F: '$1 == "fpr" { print $10; exit }')"
