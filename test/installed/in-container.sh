#!/bin/sh
# Runs as root in a container of a distribution: installs the package that lies in /packages with all it depends on, tries the
# command line, and removes it. `docker run --rm -v "$PWD/release:/packages:ro" -v "$PWD/test/installed:/trial:ro" IMAGE
# /trial/in-container.sh`. A container has no display, no session bus, and mostly no namespaces for users.
set -eu

fail() {
  echo "FAILED  $1" >&2
  exit 1
}

architecture=$(uname -m)
case "$architecture" in
  aarch64) debian=arm64 ;;
  *) debian=amd64 ;;
esac
key=/packages/key.asc
. /etc/os-release
case "$ID" in
  debian | ubuntu)
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends /packages/*-"$debian".deb
    remove='apt-get purge -y sentinelone-connector'
    ;;
  fedora)
    if [ -e "$key" ]; then rpm --import "$key"; rpm --checksig /packages/*-"$architecture".rpm || fail 'the signature of the rpm'; fi
    dnf install -y /packages/*-"$architecture".rpm
    remove='dnf remove -y sentinelone-connector'
    ;;
  opensuse*)
    if [ -e "$key" ]; then rpm --import "$key"; fi
    zypper --non-interactive --no-gpg-checks install /packages/*-"$architecture".rpm
    remove='zypper --non-interactive remove sentinelone-connector'
    ;;
  *) fail "there is no way to install a package on $ID" ;;
esac
echo "passed  installed on $ID with all it depends on"

data=$(mktemp -d)/data
connector() { sentinelone-connector-cli --data-dir "$data" "$@"; }
missing=$(ldd '/opt/SentinelOne Connector/sentinelone-connector' | grep 'not found' || true)
[ -z "$missing" ] || fail "libraries are missing: $missing"
connector --version | grep -Eq '^[0-9]+\.[0-9]+\.[0-9]+' || fail 'the version'
code=0
connector nonsense || code=$?
[ "$code" = 2 ] || fail "an unknown command ended with $code, not 2"
connector status --json | grep -q '"connectors"' || fail 'status'
[ ! -e "$data" ] || fail 'a command that only looks made a data folder'
connector mode asset-sync || fail 'the mode'
code=0
connector doctor --json > /tmp/doctor.json || code=$?
[ "$code" -le 1 ] || fail "doctor ended with $code"
grep -q '"checks"' /tmp/doctor.json || fail 'doctor'
[ -z "$(find /tmp -maxdepth 1 -name 'sentinelone-connector-cli-*')" ] || fail 'a folder was left in /tmp'
echo 'passed  the command line as root, without a display'

$remove
[ ! -e '/opt/SentinelOne Connector' ] || fail 'the program is still there'
[ -d "$data" ] || fail 'the data went, too'
echo 'passed  removed; the data stayed'
