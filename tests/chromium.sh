#!/bin/sh
# Sees to it that there is a Chromium for the browser tests, or says plainly that there is none.
found() {
    for name in "$@"; do command -v "$name" >/dev/null 2>&1 && return 0; done
    return 1
}
found chromium-headless-shell && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    # The shell has no window to draw: the same pages cost a third less of the processor.
    echo "Installing Chromium's headless shell for the browser tests."
    { apt-get update && apt-get install -y --no-install-recommends chromium-headless-shell; } >/tmp/chromium-install.log 2>&1 && exit 0
    found chromium chromium-browser google-chrome && exit 0
    apt-get install -y --no-install-recommends chromium >>/tmp/chromium-install.log 2>&1
fi
found chromium chromium-browser google-chrome && exit 0
echo "No Chromium is installed; trying to install one."
.venv/bin/python -m playwright install chromium >/dev/null 2>&1 && exit 0
echo "Chromium could not be installed (apt-get install chromium, as root). The browser tests will be skipped, in CI they will fail."
