#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Symbolon authors
# SPDX-License-Identifier: GPL-3.0-or-later

# packages.sh list SECTION...     prints the names of cmake/packages.txt in these sections
# packages.sh install SECTION...  installs those that are missing (as root or through sudo), else says what to type
set -euo pipefail

list=$(dirname "$0")/packages.txt

names() {
    local section
    for section in "$@"; do
        awk -v wanted="[$section]" '/^\[/ { on = ($1 == wanted) } on && /^[a-z0-9]/ { print $1 }' "$list"
    done
}

missing() {
    local name
    for name in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || echo "$name"
    done
}

# The tests start servers of their own, so the ones that Debian would start at installation are kept from starting.
install_quietly() {
    local policy=/usr/sbin/policy-rc.d mine=no
    if [ ! -e $policy ]; then
        printf '#!/bin/sh\nexit 101\n' | $sudo tee $policy >/dev/null
        $sudo chmod 755 $policy
        mine=yes
    fi
    local result=0
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" || result=$?
    [ $mine = no ] || $sudo rm -f $policy
    if [ -d /run/systemd/system ]; then
        local service
        for service in postgresql rabbitmq-server nginx; do
            if printf '%s\n' "$@" | grep -q "^$service"; then
                $sudo systemctl --quiet disable $service || true
            fi
        done
    fi
    return $result
}

case ${1:-} in
list)
    shift
    names "$@"
    ;;
install)
    shift
    # shellcheck source=/dev/null
    release=$(. /etc/os-release && echo "${ID:-}${VERSION_ID:-}")
    [ "$release" != debian13 ] || set -- "$@" debian13
    mapfile -t wanted < <(names "$@")
    mapfile -t absent < <(missing "${wanted[@]}")
    [ ${#absent[@]} -gt 0 ] || exit 0
    sudo=
    if [ "$(id -u)" -ne 0 ]; then
        sudo=sudo
        if ! command -v sudo >/dev/null || ! { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
            echo "These packages are missing; please type this as root and start again:" >&2
            echo "  apt-get install --no-install-recommends ${absent[*]}" >&2
            exit 1
        fi
    fi
    echo "Installing ${#absent[@]} packages: ${absent[*]}"
    $sudo apt-get update -q
    install_quietly "${absent[@]}"
    ;;
*)
    sed -n '4,5s/^# //p' "$0" >&2
    exit 2
    ;;
esac
