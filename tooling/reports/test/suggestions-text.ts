import { counted } from '../../base/counted.ts';
import { shortLine } from '../../base/shortened.ts';
import type { DetectionTest } from '../../content/model.ts';
import { suggestionsYaml, type WrittenSuggestions } from '../../project/test/write-suggestions.ts';
import type { OpenOutcome } from '../../quality/suggest/suggest.ts';

/** The outcomes for which no events were found. */
export function openText(open: readonly OpenOutcome[]): string {
  return open
    .map(
      ({ text, outcome }) =>
        `  no suggestion: no events found for which the search depends on this condition being ${outcome}: ${shortLine(text, 80)}\n`,
    )
    .join('');
}

/** Suggested tests as YAML, to add to the tests of a detection. */
export function suggestionsText(detection: string, tests: readonly DetectionTest[]): string {
  const yaml = suggestionsYaml(tests).replaceAll(/^(?=.)/gm, '  ');
  return `suggested tests of ${detection} (--write adds them):\n${yaml}`;
}

/** What was written to a file, or why nothing was. */
export function writtenText(file: string, written: WrittenSuggestions): string {
  return written.kind === 'written'
    ? `wrote ${counted(written.count, 'suggested test')} to ${file}`
    : `nothing was written to ${file}: ${written.reason}`;
}

/** Why nothing is suggested for a detection that was not measured. */
export function notSuggestedText(detection: string): string {
  return `  nothing is suggested before all tests pass: tripline explain "${detection}" shows what the failing test needs\n`;
}
