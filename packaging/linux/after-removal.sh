#!/bin/sh
# The bundler's rpm owns files and no folders: without this empty ones stay. "$1" is how many versions are left.
if [ "$1" = 0 ]; then
    rmdir --ignore-fail-on-non-empty /usr/share/licenses/koppel/third-party /usr/share/licenses/koppel || true
fi
