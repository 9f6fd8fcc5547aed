import { isRecord } from '../../base/record.ts';
import type { ContentDocument, Path } from '../../content/document.ts';
import { defineRule, type Finding } from '../rule.ts';
import { wholeLine } from '../whole-line.ts';

export const duplicateListEntry = defineRule({
  id: 'duplicate-list-entry',
  summary: 'Lists have no duplicate entries.',
  rationale:
    'Duplicates distort counts and pages, and the second entry was probably meant to be a different one.',
  bad: 'references:\n  - https://example.com/report\n  - https://example.com/report',
  good: 'references:\n  - https://example.com/report',
  severity: 'warning',
  *check({ content: { detection, story, baseline, investigation } }) {
    for (const document of [
      ...detection.all,
      ...story.all,
      ...baseline.all,
      ...investigation.all,
    ]) {
      for (const key of ['references', 'data_source', 'datamodel'])
        yield* repeated(document, [key], document.written[key]);
      const { tags } = document.written;
      if (!isRecord(tags)) continue;
      for (const [key, list] of Object.entries(tags))
        yield* repeated(document, ['tags', key], list);
    }
  },
});

function* repeated(
  { spanAt }: ContentDocument<unknown>,
  path: Path,
  list: unknown,
): Iterable<Finding> {
  if (!Array.isArray(list)) return;
  const first = new Map<string, number>();
  for (const [index, value] of list.entries()) {
    if (typeof value !== 'string') continue;
    const before = first.get(value);
    if (before === undefined) {
      first.set(value, index);
      continue;
    }
    const span = spanAt([...path, index]);
    const line = wholeLine(span);
    const edits = line === undefined ? [] : [{ span: line, newText: '' }];
    yield {
      message: `duplicate entry "${value}" in "${path.join('.')}"`,
      span,
      related: [{ span: spanAt([...path, before]), message: 'first entry' }],
      fix: line === undefined ? undefined : { title: 'remove the second entry', edits },
    };
  }
}
