# Puts a Redis server on the PATH for the tests, unless REDIS_URL names a running one. Nothing is installed system-wide:
# Debian's packages are unpacked into .cache/redis and run from there.

unpack_redis() {
  local folder="$PWD/.cache/redis" fresh="$PWD/.cache/redis.new.$$"
  local -a apt=(apt-get -qq -o "Dir::State=$fresh/state" -o "Dir::Cache=$fresh/cache" -o Dir::State::status=/var/lib/dpkg/status -o APT::Sandbox::User=root)
  mkdir -p "$fresh/state/lists/partial" "$fresh/cache/archives/partial"
  "${apt[@]}" update
  (cd "$fresh/cache" && "${apt[@]}" download redis-server redis-tools $(redis_libraries "${apt[@]:2}"))
  for package in "$fresh"/cache/*.deb; do dpkg -x "$package" "$fresh"; done
  rm -rf "$fresh/cache" "$fresh/state" "$folder"
  mkdir -p "$fresh/run"
  printf '#!/bin/sh\nexport LD_LIBRARY_PATH=%s\nexec %s "$@"\n' "$(library_folders "$folder")" "$folder/usr/bin/redis-server" >"$fresh/run/redis-server"
  chmod +x "$fresh/run/redis-server"
  mv "$fresh" "$folder"
}

# Every library the server may need but the C library, which must stay the machine's own.
redis_libraries() {
  apt-cache "$@" depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances redis-tools |
    grep -E '^lib' | grep -vE '^(libc6|libpam|libaudit|libse)' | sort -u
}

library_folders() { echo "$1/usr/lib/$(uname -m)-linux-gnu:$1/lib/$(uname -m)-linux-gnu"; }

if [ -z "${REDIS_URL:-}" ] && ! command -v redis-server >/dev/null && ! command -v valkey-server >/dev/null; then
  if ! [ -x .cache/redis/run/redis-server ]; then
    command -v apt-get >/dev/null || die "The tests need a real Redis: install redis-server or valkey-server, or set REDIS_URL."
    say "Fetching Redis …"
    mkdir -p .cache
    (set -e; unpack_redis) >.cache/redis.log 2>&1 || die "Cannot fetch Redis; install redis-server or valkey-server, or set REDIS_URL:" "$(cat .cache/redis.log)"
  fi
  PATH="$PWD/.cache/redis/run:$PATH"
fi
