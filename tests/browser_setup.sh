#!/bin/sh
# Installs Chromium and a Japanese font where Debian's packages may be installed; elsewhere says what is missing.
# With SNSBOT_REQUIRE_ALL=1 a missing browser is a failure; without it the browser tests say why they are skipped.
set -u
have() { command -v chromium >/dev/null 2>&1 && fc-list 2>/dev/null | grep -qi 'cjk'; }
have && exit 0
if command -v apt-get >/dev/null 2>&1; then
  sudo=""
  [ "$(id -u)" = 0 ] || sudo="sudo -n"
  $sudo apt-get update -q >/dev/null 2>&1
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -q --no-install-recommends \
    chromium fontconfig fonts-noto-cjk fonts-noto-color-emoji >/dev/null 2>&1
fi
have && exit 0
echo "Chromium と日本語フォント（fonts-noto-cjk）を用意できませんでした。ブラウザーのテストは実行されません。" >&2
[ "${SNSBOT_REQUIRE_ALL:-}" = 1 ] && exit 1
exit 0
