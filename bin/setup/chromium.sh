# Names a Chromium for the browser tests in CHROMIUM, installing Debian's where there is none.

find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    [ -n "$name" ] && command -v "$name" && return
  done
  return 1
}

install_chromium() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update &&
    apt-get -qq install -y --no-install-recommends -o DPkg::Lock::Timeout=600 chromium fonts-liberation
}

if ! CHROMIUM=$(find_chromium); then
  { command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; } || die "The browser tests need Chromium or Chrome: install one, or set CHROMIUM to its path."
  say "Installing Chromium …"
  mkdir -p .cache
  install_chromium >.cache/chromium.log 2>&1 || die "Cannot install Chromium; install one, or set CHROMIUM to its path:" "$(cat .cache/chromium.log)"
  CHROMIUM=$(find_chromium) || die "The machine's chromium package brings no browser; install Chrome, or set CHROMIUM to its path."
fi
export CHROMIUM
