#!/usr/bin/env bash
# One test opens the Word document in LibreOffice (12 seconds to install). Without root or apt it is skipped, and says so.
set -euo pipefail
if command -v soffice >/dev/null; then exit 0; fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "LibreOffice is not installed and cannot be installed from here: its test will be skipped." >&2
  exit 0
fi
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui >/dev/null
