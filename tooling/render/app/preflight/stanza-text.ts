import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { SourceSpan } from '../../../base/source.ts';
import type { Path } from '../../../content/document.ts';
import type { ConfFile, Stanza } from '../conf/stanza.ts';
import { stanzasOf } from '../conf/stanza.ts';
import { appDiagnostic } from '../diagnostics.ts';

/** Texts that Splunk would read as something else: as the end of a stanza name, or as further settings. */
export function* unsafeTexts(files: readonly ConfFile[]): Iterable<Diagnostic> {
  for (const file of files) {
    for (const stanza of stanzasOf(file)) {
      const problem = nameProblem(stanza.name);
      if (problem !== undefined)
        yield appDiagnostic('unsafe-name', { name: stanza.name, problem }, placeOf(stanza, 'name'));
      yield* unsafeSettings(file, stanza);
    }
  }
}

function nameProblem(name: string): string | undefined {
  if (/[\r\n]/.test(name)) return 'has a line break';
  if (/\]/.test(name)) return 'contains "]", which ends the name of a stanza';
  return /\p{Cc}/u.test(name) ? 'has a control character' : undefined;
}

function* unsafeSettings({ path }: ConfFile, stanza: Stanza): Iterable<Diagnostic> {
  for (const [key, value] of stanza.settings) {
    const problem = valueProblem(value);
    if (problem !== undefined)
      yield appDiagnostic('unsafe-text', { key, file: path, problem }, placeOf(stanza, key));
  }
}

/** Each line but the last must end in a backslash, and the last must not. */
function valueProblem(value: string): string | undefined {
  const lines = value.split('\n');
  const last = lines.at(-1) ?? '';
  if (lines.slice(0, -1).some((line) => !line.endsWith('\\')))
    return 'has a line break that would begin another setting';
  if (last.endsWith('\\'))
    return 'ends in a backslash, which would continue it in the next setting';
  if (lines.some((line) => /\\[^\S\n]+$/.test(line)))
    return 'has a line that ends in a backslash and blanks, which Splunk rejects';
  return /[^\P{Cc}\t\n]/u.test(value) ? 'has a control character' : undefined;
}

/** Where the author writes a setting. */
const PATHS: Readonly<Record<string, Path>> = {
  search: ['search'],
  description: ['description'],
  'action.escu.eli5': ['description'],
  explanation: ['description'],
  '# description': ['description'],
  'action.escu.how_to_implement': ['how_to_implement'],
  how_to_implement: ['how_to_implement'],
  'action.escu.known_false_positives': ['known_false_positives'],
  known_false_positives: ['known_false_positives'],
  'action.risk.param._risk_message': ['rba', 'message'],
  'action.notable.param.rule_title': ['rba', 'message'],
  'action.notable.param.rule_description': ['description'],
  narrative: ['narrative'],
  definition: ['definition'],
  asset_type: ['tags', 'asset_type'],
  category: ['tags', 'category'],
  match_type: ['match_type'],
  default_match: ['default_match'],
  fields_list: ['fields'],
};

function placeOf({ from }: Stanza, key: string): SourceSpan | undefined {
  return from?.spanAt(PATHS[key] ?? ['name']);
}
