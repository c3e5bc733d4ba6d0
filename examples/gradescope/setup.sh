#!/bin/bash
# Run once by Gradescope, as root, when the autograder's image is built: installs Swift, and builds `learn`.
set -euo pipefail
swift_version=6.3.1
export DEBIAN_FRONTEND=noninteractive

apt-get update
apt-get install -y --no-install-recommends ca-certificates curl gnupg binutils libc6-dev libstdc++-12-dev gcc \
  libcurl4-openssl-dev libedit2 libsqlite3-0 libxml2-dev libncurses-dev libpython3-dev zlib1g-dev tzdata pkg-config \
  util-linux bubblewrap git

if ! command -v swiftc > /dev/null; then
  . /etc/os-release
  case "$ID$VERSION_ID" in
    ubuntu22.04 | ubuntu24.04) platform=$ID$VERSION_ID ;;
    debian12) platform=debian12 ;;
    *) echo "no Swift $swift_version is published for $ID $VERSION_ID; choose Ubuntu 22.04 as the base image" >&2; exit 1 ;;
  esac
  case $(uname -m) in aarch64) suffix=-aarch64 ;; *) suffix= ;; esac
  name=swift-$swift_version-RELEASE-$platform$suffix
  folder=https://download.swift.org/swift-$swift_version-release/${platform//./}$suffix/swift-$swift_version-RELEASE
  cd /tmp
  curl -fsSLO "$folder/$name.tar.gz"
  curl -fsSLO "$folder/$name.tar.gz.sig"
  curl -fsSL https://www.swift.org/keys/all-keys.asc | gpg --import -
  gpg --verify "$name.tar.gz.sig" "$name.tar.gz"
  mkdir -p /opt/swift
  tar -xzf "$name.tar.gz" -C /opt/swift --strip-components=1
  rm "$name.tar.gz" "$name.tar.gz.sig"
  ln -sf /opt/swift/usr/bin/swift /opt/swift/usr/bin/swiftc /usr/local/bin/
fi

cd "${AUTOGRADER:-/autograder}/source/package"
swift build --product learn
# What only root may read, a submission can't: the seed, and the submissions of others.
chmod -R go-rwx "${AUTOGRADER:-/autograder}/source"
