# Builds the interface into dist/ when its sources differ from those last built.

interface_sources() { find inbox-ui sandbox/page core/protocol package-lock.json -type f ! -name '*.test.*' -exec cksum {} + | LC_ALL=C sort -k3; }

build_interface() {
  [ "$(interface_sources)" != "$(cat dist/.built-from 2>/dev/null || true)" ] || return 0
  say "Building the interface …"
  mkdir -p .cache
  npm run --silent build >.cache/build.log 2>&1 || die "The interface does not build:" "$(cat .cache/build.log)"
  interface_sources >dist/.built-from
}
