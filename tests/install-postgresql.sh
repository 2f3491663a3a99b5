#!/usr/bin/env bash
# The store is tested on a real PostgreSQL: the package pgserver brings one along for most versions of Python, for the
# others it is Debian's. Without root or apt those tests are skipped, and say so.
set -euo pipefail
if "$1" -c "import importlib.util, sys; sys.exit(importlib.util.find_spec('pgserver') is None)"; then exit 0; fi
if compgen -G "/usr/lib/postgresql/*/bin/pg_ctl" >/dev/null; then exit 0; fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "PostgreSQL is not installed and cannot be installed from here: its tests will be skipped." >&2
  exit 0
fi
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null
