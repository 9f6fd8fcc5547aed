#!/usr/bin/env bash
# Runs `tripline review` for action.yml: `run.sh [ARGUMENT…]` in the repository, with CONTENT set.
# Text and annotations go to the log, other reports to the reports folder; the exit code is that of Tripline.
set -euo pipefail
reports="$RUNNER_TEMP/tripline/reports"
annotations="$RUNNER_TEMP/tripline/annotations"
comment="$reports/comment.md"
rm -rf "$reports" "$annotations"
mkdir -p "$reports"
run="${GITHUB_SERVER_URL:-}/${GITHUB_REPOSITORY:-}/actions/runs/${GITHUB_RUN_ID:-}"
links=()
if [ -n "${GITHUB_RUN_ID:-}" ]; then links+=("--artifacts=$run"); fi

# Text of a stranger's content may look like workflow commands; only the annotations may be run.
stop=$(node -p 'crypto.randomUUID()')
echo "::stop-commands::$stop"
code=0
node "$GITHUB_ACTION_PATH/dist/tripline.js" review --content="$CONTENT" "${links[@]}" \
  --format text --format "markdown=$comment" --format "github=$annotations" --format "sarif=$reports/review.sarif" \
  --format "junit=$reports/review.junit.xml" --format "json=$reports/review.json" "$@" 2>&1 || code=$?
printf '\n::%s::\n' "$stop"

if [ -f "$annotations" ]; then cat "$annotations"; fi
if [ ! -f "$comment" ]; then
  printf '<!-- tripline -->\n\n## Tripline failed\n\nThe command exited with code %s without a report. See the log for the reason.\n' \
    "$code" > "$comment"
fi
cat "$comment" >> "$GITHUB_STEP_SUMMARY"
{
  echo "reports=$reports"
  echo "comment=$comment"
} >> "$GITHUB_OUTPUT"
exit "$code"
