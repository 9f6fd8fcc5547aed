import type { Diagnostic } from '../../base/diagnostic.ts';

/** What the command line offers for problems with these codes: diagnostics and errors of the library name no options. */
const OPTIONS: Readonly<Record<string, string>> = {
  'lint/custom-rules-not-run': '--custom-rules runs them',
  'attack-data/private-address': '--allow-private allows them',
  'app/nothing-proven': 'without --require-tests, the app has all detections',
  'app/unwritable': '--out names the folder',
  'app/foreign-output': '--out names the folder',
  'app/no-search-for-rule': '--skip-invalid leaves it out',
  'docs/nothing-to-document': '--content names the folder',
  'docs/unwritable': '--out names the folder',
  'docs/leftover-page': '--prune deletes it',
  'site/nothing-to-show': '--content names the folder',
  'site/unwritable': '--out names the folder',
  'site/foreign-output': '--out names the folder',
  'invalid-baseline': 'run with --write-baseline to write a new one',
  'no-tests': 'or use --data FILE',
  'many-windows': 'limit the time with --since and --until',
  'not-encrypted': 'or add --allow-http',
  'private-address': 'use --allow-private to allow it',
};

/** All codes with an option. */
export const codesWithOptions: readonly string[] = Object.keys(OPTIONS);

/** A text about a problem, followed by the option for it, if there is one. */
export function withOption(text: string, code: string | undefined): string {
  const option = code === undefined ? undefined : OPTIONS[code];
  return option === undefined ? text : `${text}; ${option}`;
}

/** A diagnostic whose help also names the option for it. */
export function helpedByOption(diagnostic: Diagnostic): Diagnostic {
  const { help, code } = diagnostic;
  const option = OPTIONS[code];
  if (option === undefined) return diagnostic;
  return { ...diagnostic, help: help === undefined ? option : `${help}; ${option}` };
}
