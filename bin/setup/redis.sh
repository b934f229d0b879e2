# Puts a Redis server on the PATH for the tests, unless REDIS_URL names a running one.

if [ -z "${REDIS_URL:-}" ] && ! command -v redis-server >/dev/null && ! command -v valkey-server >/dev/null; then
  if ! [ -x .cache/redis/run/redis-server ]; then
    command -v apt-get >/dev/null || die "The tests need a real Redis: install redis-server or valkey-server, or set REDIS_URL."
    say "Fetching Redis …"
    mkdir -p .cache
    bash bin/setup/unpack-redis.sh >.cache/redis.log 2>&1 || die "Cannot fetch Redis; install redis-server or valkey-server, or set REDIS_URL:" "$(cat .cache/redis.log)"
  fi
  PATH="$PWD/.cache/redis/run:$PATH"
fi
