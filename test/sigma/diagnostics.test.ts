import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { compiled } from './run-rule.ts';

interface DiagnosticCase {
  readonly title: string;
  readonly rule: object;
  readonly reports: readonly string[];
}

const cases: readonly DiagnosticCase[] = parse(readFileSync('test/sigma/diagnostics.yml', 'utf8'));

const OTHER = stringify({
  title: 'a',
  logsource: { product: 'zeek', service: 'dns' },
  detection: { a: { A: 1 }, condition: 'a' },
});

test.each(cases)('$title', ({ rule, reports }) => {
  const base = 'detection' in rule ? { logsource: { product: 'zeek', service: 'dns' } } : {};
  const text = stringify({ title: 'rule', ...base, ...rule }, { collectionStyle: 'any' });
  const { diagnostics } = compiled(text, [OTHER, text]);
  const found = diagnostics.map(({ code, span, help }, index) => {
    const at = span?.source.text.slice(span.start, span.end).trim() ?? '';
    const [expected = ''] = /: [\s\S]*$/.exec(reports[index] ?? '') ?? [];
    const wanted = reports[index]?.replace(/^\S+ at /, '').replace(/: .*$/, '') ?? '';
    const place = at.includes(wanted) || wanted === '{' ? wanted : at;
    return `${code} at ${place}${expected === '' ? '' : `: ${help}`}`;
  });
  expect(found).toEqual(reports);
});
