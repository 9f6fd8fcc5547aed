import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { ContentDocument } from '../../../content/document.ts';
import { type ConfFile, stanzasOf } from '../conf/stanza.ts';
import { dashboardPath } from '../dashboards.ts';
import { appDiagnostic } from '../diagnostics.ts';
import { appLookups } from '../lookups.ts';
import { baselineName } from '../names.ts';
import type { PreflightContext } from './context.ts';

/** The longest name of the search of a detection: Enterprise Security adds to it when it is cloned. */
const LONGEST_RULE = 81;

/** The longest name of a baseline. */
const LONGEST_BASELINE = 67;

/** Names that are too long for the app. The 2024 format has no limit. */
export function* longNames({ input, profile, rules }: PreflightContext): Iterable<Diagnostic> {
  if (profile.format === '2024') return;
  for (const { name, document } of rules)
    if (name.length > LONGEST_RULE) yield tooLong(document, { name, most: LONGEST_RULE });
  for (const document of input.content.baseline.all) {
    const { name } = document.data;
    if (name.length > LONGEST_BASELINE)
      yield tooLong(document, {
        name: baselineName(input.settings.label, name),
        most: LONGEST_BASELINE + baselineName(input.settings.label, '').length,
      });
  }
}

function tooLong(
  document: ContentDocument<unknown>,
  { name, most }: { readonly name: string; readonly most: number },
): Diagnostic {
  return appDiagnostic('long-name', { name, length: name.length, most }, document.spanAt(['name']));
}

/** Two stanzas of a file with one name: Splunk would merge them. */
export function* sharedStanzas(files: readonly ConfFile[]): Iterable<Diagnostic> {
  for (const file of files) {
    const first = new Map<string, ContentDocument<unknown> | undefined>();
    for (const { name, from } of stanzasOf(file)) {
      if (first.has(name)) yield shared({ name, file: file.path }, from, first.get(name));
      else first.set(name, from);
    }
  }
}

/** Lookup files and dashboards with one name, also on file systems that ignore case. */
export function* sharedFiles({ input, profile }: PreflightContext): Iterable<Diagnostic> {
  const { lookup, dashboard } = input.content;
  const lookups = appLookups(lookup.all, profile).flatMap(({ document, file }) =>
    file === undefined ? [] : [{ from: document, name: `lookups/${file}` }],
  );
  const dashboards = dashboard.all.map((from) => ({ from, name: dashboardPath(from.data, input) }));
  const first = new Map<string, ContentDocument<unknown>>();
  for (const { from, name } of [...lookups, ...dashboards]) {
    const other = first.get(name.toLowerCase());
    if (other === undefined) first.set(name.toLowerCase(), from);
    else yield shared({ name, file: 'the app' }, from, other);
  }
}

function shared(
  params: { readonly name: string; readonly file: string },
  from: ContentDocument<unknown> | undefined,
  other: ContentDocument<unknown> | undefined,
): Diagnostic {
  const related =
    other === undefined ? [] : [{ span: other.spanAt(['name']), message: 'first used here' }];
  return appDiagnostic('shared-name', params, from?.spanAt(['name']), { related });
}
