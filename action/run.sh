#!/usr/bin/env bash
# Runs one command of Tripline for action.yml: `run.sh COMMAND [ARGUMENT…]` in the repository, with CONTENT set.
# Text and annotations go to the log, other reports to the reports folder; the exit code is that of Tripline.
set -euo pipefail
command=$1
shift
reports="$RUNNER_TEMP/tripline/reports"
mkdir -p "$reports"
rm -f "$reports/$command."*

formats=()
# diff has no findings.
if [ "$command" != diff ]; then
  formats+=(--format "github=$reports/$command.annotations")
  formats+=(--format "sarif=$reports/$command.sarif" --format "junit=$reports/$command.junit.xml")
fi

# Text of a stranger's content may look like workflow commands; only the annotations may be run.
stop=$(node -p 'crypto.randomUUID()')
echo "::stop-commands::$stop"
code=0
node "$GITHUB_ACTION_PATH/dist/tripline.js" "$command" --content="$CONTENT" \
  --format text --format "markdown=$reports/$command.md" "${formats[@]}" "$@" 2>&1 || code=$?
printf '\n::%s::\n' "$stop"

if [ -f "$reports/$command.annotations" ]; then cat "$reports/$command.annotations"; fi
if [ ! -f "$reports/$command.md" ]; then
  printf '## tripline %s: failed\n\nThe command exited with code %s without a report. See the log for the reason.\n' \
    "$command" "$code" > "$reports/$command.md"
fi
exit "$code"
