import { defineRule } from '../rule.ts';

export const requiredFields = defineRule({
  id: 'required-fields',
  summary: 'The fields that a detection calls required are in its search.',
  rationale:
    'Who brings a new log source along extracts these fields; one too many is work for nothing.',
  bad: 'tags:\n  analytic_story: []\n  required_fields:\n    - Processes.process_hash',
  good: 'tags:\n  analytic_story: []\n  required_fields:\n    - Processes.process',
  severity: 'off',
  *check({ detections }) {
    for (const { data, search, at } of detections) {
      const written = search.source.text.match(/[\w.{}]+/g) ?? [];
      const words = new Set(written.flatMap((word) => [word, ...word.split('.')]));
      for (const [index, field] of (data.tags.required_fields ?? []).entries()) {
        const name = field.split('.').at(-1) ?? field;
        if (field.startsWith('_') || words.has(field) || words.has(name)) continue;
        const span = at(['tags', 'required_fields', index]);
        yield { message: `the search does not name the field "${field}"`, span };
      }
    }
  },
});
