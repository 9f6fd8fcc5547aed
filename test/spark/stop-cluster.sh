#!/usr/bin/env bash
# Stops the processes of a cluster that start-cluster.sh started: test/spark/stop-cluster.sh FOLDER
set -euo pipefail

while read -r _ process; do
  kill "$process" 2> /dev/null || true
done < "$1/processes"
