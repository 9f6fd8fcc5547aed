import { defineRule } from '../rule.ts';

export const requiredFields = defineRule({
  id: 'required-fields',
  summary: 'Required fields occur in the search.',
  rationale:
    'Users who onboard a log source extract these fields; an unused one causes needless work.',
  bad: 'tags:\n  analytic_story: []\n  required_fields:\n    - Processes.process_hash',
  good: 'tags:\n  analytic_story: []\n  required_fields:\n    - Processes.process',
  isForSplunk: true,
  severity: 'off',
  *check({ detections }) {
    for (const { data, search, at } of detections) {
      const written = search.source.text.match(/[\w.{}]+/g) ?? [];
      const words = new Set(written.flatMap((word) => [word, ...word.split('.')]));
      for (const [index, field] of (data.tags.required_fields ?? []).entries()) {
        const name = field.split('.').at(-1) ?? field;
        if (field.startsWith('_') || words.has(field) || words.has(name)) continue;
        const span = at(['tags', 'required_fields', index]);
        yield { message: `search does not use the field "${field}"`, span };
      }
    }
  },
});
