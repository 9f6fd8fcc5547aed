#!/usr/bin/env bash
# One command of tripline, for action.yml: `run.sh COMMAND [WORD…]` in the repository, with CONTENT set.
# The log gets the text and the annotations, the folder of the reports gets the rest; the exit code is that of tripline.
set -euo pipefail
command=$1
shift
reports="$RUNNER_TEMP/tripline/reports"
mkdir -p "$reports"
rm -f "$reports/$command."*

formats=()
# A comparison has no findings.
if [ "$command" != diff ]; then
  formats+=(--format "github=$reports/$command.annotations")
  formats+=(--format "sarif=$reports/$command.sarif" --format "junit=$reports/$command.junit.xml")
fi

# Names and texts from a stranger's content may look like commands to the runner; only the annotations are any.
stop=$(node -p 'crypto.randomUUID()')
echo "::stop-commands::$stop"
code=0
node "$GITHUB_ACTION_PATH/dist/tripline.js" "$command" --content="$CONTENT" \
  --format text --format "markdown=$reports/$command.md" "${formats[@]}" "$@" 2>&1 || code=$?
printf '\n::%s::\n' "$stop"

if [ -f "$reports/$command.annotations" ]; then cat "$reports/$command.annotations"; fi
if [ ! -f "$reports/$command.md" ]; then
  printf '## tripline %s: not green\n\nIt ended with exit code %s and without a report; the log says why.\n' \
    "$command" "$code" > "$reports/$command.md"
fi
exit "$code"
