#!/usr/bin/env bash
# Unpacks Debian's pgbench and its libraries into .cache/pgbench; nothing is installed on the machine.
set -euo pipefail

folder="$PWD/.cache/pgbench" fresh="$PWD/.cache/pgbench.new.$$"
apt_options=(-qq -o "Dir::State=$fresh/state" -o "Dir::Cache=$fresh/cache" -o Dir::State::status=/var/lib/dpkg/status -o APT::Sandbox::User=root)
libraries="usr/lib/$(uname -m)-linux-gnu"

server() { apt-cache "${apt_options[@]}" depends postgresql | sed -n 's/.*Depends: \(postgresql-[0-9][0-9]*\)$/\1/p' | head -1; }

# What libpq needs but the C library, which must stay the machine's own.
list_libraries() {
  echo libpq5
  apt-cache "${apt_options[@]}" depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances libpq5 |
    grep -E '^lib' | grep -vE '^(libc6|libpam|libaudit|libse)' | sort -u
}

mkdir -p "$fresh/state/lists/partial" "$fresh/cache/archives/partial"
apt-get "${apt_options[@]}" update
(cd "$fresh/cache" && apt-get "${apt_options[@]}" download "$(server)" $(list_libraries))
for package in "$fresh"/cache/*.deb; do dpkg -x "$package" "$fresh"; done
rm -rf "$fresh/cache" "$fresh/state" "$folder"

mkdir "$fresh/run"
cat >"$fresh/run/pgbench" <<END
#!/bin/sh
export LD_LIBRARY_PATH='$folder/$libraries:$folder/${libraries#usr/}'
exec "\$(ls '$folder'/usr/lib/postgresql/*/bin/pgbench)" "\$@"
END
chmod +x "$fresh/run/pgbench"
mv "$fresh" "$folder"
"$folder/run/pgbench" --version
