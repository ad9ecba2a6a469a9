#!/bin/sh
# Makes the API keys of docker-compose.yml once: what is there stays. Directories may be given, for a test.
set -eu
umask 077
hashes=${1:-/etc/payouts/access} callers=${2:-/etc/payouts/callers}
[ ! -s "$hashes/keys" ] || exit 0
rm -f "$hashes/keys.new"
make() { # a holder and its roles
  payouts keys add "$1" --roles "$2" --file "$hashes/keys.new" >"$callers/$1.key"
}
make operator submit,read,operate
make prometheus read
# Prometheus runs as somebody else; nothing but it and this mounts the callers' keys.
chmod 444 "$callers"/*.key
# Last: a start that is cut off before begins anew.
mv "$hashes/keys.new" "$hashes/keys"
