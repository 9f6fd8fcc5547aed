import type { Report } from '../../base/diagnostic.ts';
import type { Content } from '../../content/content.ts';
import type { ContentDocument } from '../../content/document.ts';
import { siteDiagnostic } from './diagnostics.ts';
import { LONGEST_TEXT } from './markdown.ts';

/** Texts that pages show in full unless they are too long. */
const KEYS = [
  'description',
  'narrative',
  'search',
  'definition',
  'how_to_implement',
  'known_false_positives',
  'example_log',
];

/** Reports texts that pages truncate. */
export function reportLongTexts(
  { detection, story, macro, lookup, data_source, data_model }: Content,
  report: Report,
): void {
  const kinds = [detection, story, macro, lookup, data_source, data_model];
  for (const document of kinds.flatMap(({ all }): readonly ContentDocument<object>[] => all)) {
    for (const [key, value] of Object.entries(document.data)) {
      if (typeof value !== 'string' || value.length <= LONGEST_TEXT || !KEYS.includes(key))
        continue;
      report(siteDiagnostic('long-text', { key, most: LONGEST_TEXT }, document.spanAt([key])));
    }
  }
}
