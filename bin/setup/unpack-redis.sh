#!/usr/bin/env bash
# Unpacks Debian's Redis server and its libraries into .cache/redis; nothing is installed on the machine.
set -euo pipefail

folder="$PWD/.cache/redis" fresh="$PWD/.cache/redis.new.$$"
apt_options=(-qq -o "Dir::State=$fresh/state" -o "Dir::Cache=$fresh/cache" -o Dir::State::status=/var/lib/dpkg/status -o APT::Sandbox::User=root)
libraries="usr/lib/$(uname -m)-linux-gnu"

# Every library the server may need but the C library, which must stay the machine's own.
list_packages() {
  echo redis-server redis-tools
  apt-cache "${apt_options[@]}" depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances redis-tools |
    grep -E '^lib' | grep -vE '^(libc6|libpam|libaudit|libse)' | sort -u
}

mkdir -p "$fresh/state/lists/partial" "$fresh/cache/archives/partial"
apt-get "${apt_options[@]}" update
(cd "$fresh/cache" && apt-get "${apt_options[@]}" download $(list_packages))
for package in "$fresh"/cache/*.deb; do dpkg -x "$package" "$fresh"; done
rm -rf "$fresh/cache" "$fresh/state" "$folder"

mkdir "$fresh/run"
# Found from where it lies: a clone may be moved or copied with its cache.
cat >"$fresh/run/redis-server" <<END
#!/bin/sh
folder=\$(dirname "\$0")/..
export LD_LIBRARY_PATH="\$folder/$libraries:\$folder/${libraries#usr/}"
exec "\$folder/usr/bin/redis-server" "\$@"
END
chmod +x "$fresh/run/redis-server"
mv "$fresh" "$folder"
"$folder/run/redis-server" --version
