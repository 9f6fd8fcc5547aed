import type { Path } from '../../content/document.ts';
import { defineRule } from '../rule.ts';

const PLACEHOLDER =
  /\b(?:TODO|FIXME|TBD|XXX|REPLACE[_ ]?ME|CHANGE[_ ]?ME)\b|__?UPDATE__?|\bUPDATE_[A-Z_]+\b|\blorem ipsum\b|<(?:insert|your|describe|add)\b[^>]*>/;

const TEXTS = [
  ...['description', 'how_to_implement', 'known_false_positives', 'author', 'narrative'],
  'search',
];

export const placeholderText = defineRule({
  id: 'placeholder-text',
  summary: 'Texts have no placeholders.',
  rationale: 'A published placeholder shows that the page was not reviewed.',
  bad: 'known_false_positives: TODO',
  good: 'known_false_positives: Support engineers may dump unresponsive processes, but rarely LSASS.',
  severity: 'warning',
  *check({ content: { detection, story, baseline, investigation } }) {
    for (const document of [
      ...detection.all,
      ...story.all,
      ...baseline.all,
      ...investigation.all,
    ]) {
      for (const key of TEXTS) {
        const found = PLACEHOLDER.exec(String(document.written[key] ?? ''));
        if (found === null) continue;
        const path: Path = [key];
        const message = `"${key}" has the placeholder "${found[0]}"`;
        yield {
          message,
          span: document.spanAt(path),
          help: 'replace or remove it',
        };
      }
    }
  },
});
