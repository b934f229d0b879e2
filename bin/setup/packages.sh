# Installs the packages of package-lock.json when they differ from the installed ones.

if ! cmp -s package-lock.json node_modules/.installed-lock.json; then
  say "Installing packages …"
  mkdir -p .cache
  npm ci --include=dev --include=optional --loglevel=error --no-progress >.cache/npm.log 2>&1 || die "npm ci failed:" "$(cat .cache/npm.log)"
  cp package-lock.json node_modules/.installed-lock.json
fi
