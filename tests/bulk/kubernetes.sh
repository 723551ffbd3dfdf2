#!/usr/bin/env bash
# deploy/kubernetes.yaml against the schemas of Kubernetes, the version at hand and the first that knows all its fields
# as stable.
# usage: kubernetes.sh      says "skipped" (exit code 77) without kubernetes-validate (.ci/setup soak)
set -euo pipefail
cd "$(dirname "$0")/../.."
validate=.tools/kubernetes/bin/kubernetes-validate
if [ ! -x $validate ]; then echo "skipped: no kubernetes-validate"; exit 77; fi
for version in 1.33 1.37; do
    $validate --strict -k $version deploy/kubernetes.yaml
done
sed 's/completionMode: Indexed/completionMode: 3/' deploy/kubernetes.yaml >.tools/wrong.yaml
if $validate --strict .tools/wrong.yaml >/dev/null 2>&1; then echo "FAIL a wrong manifest passes"; exit 1; fi
