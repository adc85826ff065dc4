#!/bin/bash
# Records every sample log and its truth with real daemons. Usage, as root on Debian 12:
#   test/lab/record.sh            all samples
#   test/lab/record.sh postfix    one MTA
#   test/lab/record.sh exim mainlog-all     one sample
# Nothing is installed on the machine itself: each MTA lives in an overlay over / that
# vanishes with its namespaces. LAB_SCRATCH=<a mounted tmpfs> keeps the overlay between runs.
set -euo pipefail

lab=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$lab/../.." && pwd)
scratch=${LAB_SCRATCH:-$(mktemp -d)}
mtas=${1:-postfix exim}
sample=${2:-}

namespace=
clean_up() {
  # unshare ignores gentler signals; with it dies every daemon of the lab (--kill-child).
  [[ -z $namespace ]] || kill -KILL "$namespace" 2>/dev/null || true
  [[ -n ${LAB_SCRATCH:-} ]] || rm -rf "$scratch"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

for mta in $mtas; do
  mkdir -p "$scratch/$mta"
  unshare --mount --pid --fork --kill-child \
    bash "$lab/enter-root.sh" "$mta" "$scratch/$mta" "$repository" "$sample" &
  namespace=$!
  wait "$namespace"
done
namespace=
