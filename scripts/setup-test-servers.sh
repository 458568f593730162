#!/usr/bin/env bash
# Installs the servers the full test run needs (Debian 12, as root): Chromium for the page, poppler for its print, Dovecot
# for the IMAP connector, Request Tracker 5 for the rest connector, and system users to run PostgreSQL and Dovecot under.
# Safe to run again.
set -euo pipefail
packages=(chromium fonts-dejavu-core poppler-utils dovecot-imapd)
# Some 250 Perl packages; their own service is not used: tests start a private one.
packages+=(request-tracker5 rt5-db-sqlite rt5-standalone)
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
if [ "${#missing[@]}" -gt 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi
id postgres >/dev/null 2>&1 || useradd --system --create-home --shell /bin/bash postgres
id mailtest >/dev/null 2>&1 || useradd --system --no-create-home mailtest
echo "test servers: chromium, poppler-utils, dovecot, request-tracker5 and their users are there"
