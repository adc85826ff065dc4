#!/usr/bin/env bash
# Installs Debian's Postfix for the end-to-end tests, where that can be done unasked: as root, on
# Debian or what derives from it, and beside no other mail server. Starts no daemon, and never fails:
# without Postfix the tests are skipped and say why.
set -uo pipefail

no() {
  printf 'Postfix was not installed: %s\n' "$1"
  exit 0
}

[[ ! -x /usr/sbin/postfix ]] || exit 0
command -v apt-get > /dev/null || no 'there is no apt-get'
((EUID == 0)) || no 'that takes root'

# What decides whether a package may start its daemon; the machine's own comes back afterwards.
policy=/usr/sbin/policy-rc.d
scratch="$(mktemp -d)"
[[ ! -e $policy ]] || cp -p "$policy" "$scratch/policy-rc.d"
put_back() {
  rm -f "$policy"
  [[ ! -e $scratch/policy-rc.d ]] || cp -p "$scratch/policy-rc.d" "$policy"
  rm -rf "$scratch"
}
trap put_back EXIT
trap 'exit 130' INT TERM
printf '#!/bin/sh\nexit 101\n' > "$policy"
chmod 755 "$policy"

export DEBIAN_FRONTEND=noninteractive
log="$scratch/apt.log"
# Without a configuration it is not started at the next boot either.
echo "postfix postfix/main_mailer_type select No configuration" | debconf-set-selections
# A third-party list that cannot be read does not matter, as long as Debian's is there.
timeout 120 apt-get update -q > "$log" 2>&1 < /dev/null
# --no-remove: Debian allows one mail server only, and this must not displace the one that is there.
timeout 300 apt-get install -y -q --no-install-recommends --no-remove \
  -o DPkg::Lock::Timeout=60 postfix >> "$log" 2>&1 < /dev/null ||
  no "apt-get said: $(tail -n 1 "$log")"
