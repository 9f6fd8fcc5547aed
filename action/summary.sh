#!/usr/bin/env bash
# Combines the Markdown reports for action.yml: for the job summary, and as the body of a comment.
set -euo pipefail
reports="$RUNNER_TEMP/tripline/reports"
comment="$reports/comment.md"
{
  # Identifies the comment of the last run.
  echo '<!-- tripline -->'
  for command in check test diff; do
    if [ -f "$reports/$command.md" ]; then cat "$reports/$command.md"; echo; fi
  done
} > "$comment"
cat "$comment" >> "$GITHUB_STEP_SUMMARY"
{
  echo "reports=$reports"
  echo "comment=$comment"
} >> "$GITHUB_OUTPUT"
