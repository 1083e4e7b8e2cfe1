#!/bin/sh
# Sees to it that there is a Chromium for the browser tests, or says plainly that there is none.
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
echo "No Chromium is installed; trying to install one."
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    { apt-get update && apt-get install -y --no-install-recommends chromium; } >/tmp/chromium-install.log 2>&1
elif .venv/bin/python -m playwright install chromium >/dev/null 2>&1; then
    exit 0
fi
if command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1; then exit 0; fi
echo "Chromium could not be installed (apt-get install chromium, as root). The browser tests will be skipped, in CI they will fail."
