# Defines what the other parts of the set-up share: messages to the user, and the fetching and checking of packages.

say() { printf '%s\n' "$*" >&2; }

die() { say "$@"; exit 1; }

# fetch_package NAME VERSION FOLDER [PATH…]: unpacks a registry package, checked against bin/setup/checksums.
fetch_package() {
  local file="$1-$2.tgz" folder=$3 fresh="$3.new.$$"
  rm -rf "$fresh" && mkdir -p "$fresh"
  download "$1" "$2" "$fresh/$file" || die "Cannot fetch $1 $2 from the package registry; is this machine online?"
  (cd "$fresh" && grep " $file\$" "$OLDPWD/bin/setup/checksums" | check_sums >/dev/null) || die "The fetched $file is not what it should be; nothing was installed."
  tar -xzf "$fresh/$file" -C "$fresh" --strip-components=1 "${@:4}"
  rm -rf "$fresh/$file" "$folder" && mv "$fresh" "$folder"
}

download() {
  if command -v npm >/dev/null; then
    # npm knows the registry, proxy and credentials this machine is set up with.
    npm pack "$1@$2" --pack-destination "$(dirname "$3")" --silent >/dev/null 2>&1
  elif command -v curl >/dev/null; then
    curl -fsSL --retry 3 -o "$3" "$(registry)/$1/-/$1-$2.tgz"
  else
    die "Neither npm nor curl is installed; one of them must fetch Node. Install curl and start again."
  fi
}

registry() {
  local url=${npm_config_registry:-${NPM_CONFIG_REGISTRY:-}}
  [ -n "$url" ] || url=$(sed -n 's/^registry *= *//p' "${HOME:-/}/.npmrc" 2>/dev/null || true)
  [ -n "$url" ] || die "npm is not installed, so nobody here knows a package registry. Install npm, or give the registry's address: NPM_CONFIG_REGISTRY=https://… bin/start"
  printf '%s' "${url%/}"
}

check_sums() { if command -v sha512sum >/dev/null; then sha512sum -c -; else shasum -a 512 -c -; fi; }
