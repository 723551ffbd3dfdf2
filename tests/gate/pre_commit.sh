#!/usr/bin/env bash
# The hook of .pre-commit-hooks.yaml, run by the real pre-commit in a real git repository: a faulty report is
# refused, a clean one is committed. No network: the hook is of the system.
# usage: pre_commit.sh ENGROSS
set -euo pipefail
engross=$(realpath "$1")
top=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/hooks" "$work/reports" "$work/home"
ln -s "$engross" "$work/bin/engross"
unset "${!GIT_@}"
export HOME="$work/home" PRE_COMMIT_HOME="$work/home/cache" PATH="$work/bin:$PATH" LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1795392000
git config --global user.name tester
git config --global user.email tester@example.org
git config --global init.defaultBranch main

cd "$work/hooks" # what an agency would name by its address
git init -q
cp "$top/.pre-commit-hooks.yaml" .
git add -A
git commit -qm hooks
revision=$(git rev-parse HEAD)

cd "$work/reports"
git init -q
printf 'repos:\n  - repo: %s\n    rev: %s\n    hooks:\n      - id: engross-gate\n' "$work/hooks" "$revision" >.pre-commit-config.yaml
printf 'profile: trip-report\nstage: submit\nfail-on: error\n' >engross-policy.yml
git add -A
pre-commit install >/dev/null
git commit -qm setup 2>/dev/null

cp "$top/fixtures/docx/faulty-report/input.docx" 報告.docx
git add -A
if git commit -qm faulty >said 2>&1; then
    echo "FAIL a faulty report was committed"
    exit 1
fi
grep -q TW-TRIP-009 said || { echo "FAIL the refusal does not name the rule:"; cat said; exit 1; }
cp "$top/fixtures/docx/trip-report/input.docx" 報告.docx
git add 報告.docx
git commit -qm clean >said 2>&1 || { echo "FAIL a clean report was refused:"; cat said; exit 1; }
[ "$(git log -1 --format=%s)" = clean ]
echo "pre-commit $(pre-commit --version): the faulty report is refused, the clean one committed"
