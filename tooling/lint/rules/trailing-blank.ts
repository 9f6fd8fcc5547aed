import { counted } from '../../base/counted.ts';
import type { Source } from '../../base/source.ts';
import { documentsOf } from '../documents.ts';
import { defineRule } from '../rule.ts';

export const trailingBlank = defineRule({
  id: 'trailing-blank',
  summary: 'Lines have no trailing whitespace.',
  rationale: 'Editors that remove trailing whitespace cause unintended changes in reviews.',
  bad: 'name: "Kerberoasting with Rubeus"  \ntype: TTP',
  good: 'name: "Kerberoasting with Rubeus"\ntype: TTP',
  severity: 'info',
  *check({ content }) {
    for (const { source } of documentsOf(content)) {
      if (!/[^\S\n]$/m.test(source.text)) continue;
      const spans = blanksIn(source);
      const [first] = spans;
      const edits = spans.map((span) => ({ span, newText: '' }));
      if (first !== undefined)
        yield {
          message: `trailing whitespace on ${counted(spans.length, 'line')}`,
          span: first,
          fix: { title: 'remove trailing whitespace', edits },
        };
    }
  },
});

/** Trailing whitespace, except in block scalars, where it is part of the text. */
function blanksIn(source: Source) {
  const spans: { source: Source; start: number; end: number }[] = [];
  let blockIndent = -1;
  let start = 0;
  for (const line of source.text.split('\n')) {
    const end = start + line.replace(/\r$/, '').length;
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    const isInBlock = blockIndent >= 0 && (line.trim() === '' || indent > blockIndent);
    const trimmed = line.replace(/\r$/, '').trimEnd();
    if (!isInBlock) {
      blockIndent = /(?:^|[:-]\s+)[|>][-+\d]*\s*(?:#.*)?$/.test(trimmed) ? indent : -1;
      // After a backslash, the space is escaped; without the space, the line break would be.
      if (start + trimmed.length < end && !trimmed.endsWith('\\'))
        spans.push({ source, start: start + trimmed.length, end });
    }
    start += line.length + 1;
  }
  return spans;
}
