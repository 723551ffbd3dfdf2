#!/usr/bin/env bash
# All C++ is as `make format` writes it.
cd "$(dirname "$0")/.."
find src tests fixtures -name node_modules -prune -o \( -name '*.cpp' -o -name '*.h' \) -print0 |
    xargs -0 -P2 -n60 clang-format-19 --dry-run --Werror
