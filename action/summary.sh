#!/usr/bin/env bash
# Puts the Markdown reports together, for action.yml: as the summary of the job, and as the body of a comment.
set -euo pipefail
reports="$RUNNER_TEMP/tripline/reports"
comment="$reports/comment.md"
{
  # Whoever posts it finds the comment of the last run by this line.
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
