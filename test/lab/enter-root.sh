#!/bin/bash
# Started by record.sh in fresh mount and PID namespaces: builds the overlay root of one MTA,
# installs the daemons into it, then records inside a network namespace that has only lo.
set -euo pipefail

mta=$1 scratch=$2 repository=$3 sample=$4
root=$scratch/root
node=$(command -v node)

mount --make-rprivate /
# The upper layer must not lie on the file system of the lower one, hence a tmpfs.
[[ -n ${LAB_SCRATCH:-} ]] || mount -t tmpfs tmpfs "$scratch"
mkdir -p "$scratch/upper" "$scratch/work" "$root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$scratch/upper,workdir=$scratch/work" "$root"

mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/dev"
mount -t tmpfs tmpfs "$root/run"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mknod -m 666 "$root/dev/null" c 1 3
mknod -m 666 "$root/dev/zero" c 1 5
mknod -m 666 "$root/dev/full" c 1 7
mknod -m 666 "$root/dev/random" c 1 8
mknod -m 666 "$root/dev/urandom" c 1 9
ln -s /proc/self/fd "$root/dev/fd"
mkdir -p "$root/lab/repository" "$root/dev/shm"
mount --bind "$repository" "$root/lab/repository"

declare -A packages=(
  [postfix]="postfix rsyslog libsasl2-modules libsasl2-2 sasl2-bin openssl iproute2"
  [exim]="exim4-daemon-heavy exim4-base rsyslog openssl iproute2"
)
if [[ ! -x $root/usr/sbin/rsyslogd ]]; then
  printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
  echo "postfix postfix/main_mailer_type select No configuration" |
    chroot "$root" debconf-set-selections
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive chroot "$root" \
    apt-get install -y -q --no-install-recommends ${packages[$mta]} > "$scratch/install.log" 2>&1
fi

# Only now is the network cut off, and the host gets the name that the logs will show.
printf 'nameserver 127.0.0.1\n' > "$root/dev/resolv.conf"
mount --bind "$root/dev/resolv.conf" "$root/etc/resolv.conf"
printf '127.0.0.1 localhost\n' > "$root/dev/hosts"
mount --bind "$root/dev/hosts" "$root/etc/hosts"
unshare --net --uts chroot "$root" bash -c '
  hostname mail01
  ip link set lo up
  exec "$@"' lab "$node" /lab/repository/test/lab/record.mjs "$mta" $sample
