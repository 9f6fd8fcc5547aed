import type { Path } from '../../content/document.ts';
import { defineRule } from '../rule.ts';

const PLACEHOLDER =
  /\b(?:TODO|FIXME|TBD|XXX|REPLACE[_ ]?ME|CHANGE[_ ]?ME)\b|__?UPDATE__?|\bUPDATE_[A-Z_]+\b|\blorem ipsum\b|<(?:insert|your|describe|add)\b[^>]*>/;

const TEXTS = ['description', 'how_to_implement', 'known_false_positives', 'author', 'narrative'];

export const placeholderText = defineRule({
  id: 'placeholder-text',
  summary: 'No text is left over from a template.',
  rationale: 'A placeholder that ships tells every reader that nobody looked at the page.',
  bad: 'known_false_positives: TODO',
  good: 'known_false_positives: Support engineers dump processes that hang, and rarely LSASS.',
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
        const message = `"${key}" still has the placeholder "${found[0]}"`;
        yield {
          message,
          span: document.spanAt(path),
          help: 'write what belongs there, or take it out',
        };
      }
    }
  },
});
