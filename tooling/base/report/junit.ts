import { addTo } from '../add-to.ts';
import { placeJson } from './json.ts';
import type { ReportCase, ReportFormat, RunReport } from './run-report.ts';

/** Test results for CI servers. */
export const junitFormat: ReportFormat = {
  name: 'junit',
  summary: 'JUnit XML: one suite per detection or file, one case per test or rule',
  render: junitXml,
};

function junitXml({ command, cases }: RunReport): string {
  const byGroup = new Map<string, ReportCase[]>();
  for (const item of cases) addTo(byGroup, item.group, item);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: `tripline ${command}`, ...totals(cases) })}>`,
    ...[...byGroup].flatMap(([group, items]) => suite(group, items)),
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(name: string, cases: readonly ReportCase[]): string[] {
  return [
    `  <testsuite${attributes({ name, ...totals(cases) })}>`,
    ...cases.flatMap(caseLines),
    '  </testsuite>',
  ];
}

function totals(cases: readonly ReportCase[]) {
  const count = (...wanted: ReportCase['outcome'][]) =>
    cases.filter(({ outcome }) => wanted.includes(outcome)).length;
  return {
    tests: cases.length,
    failures: count('failed', 'inconclusive'),
    errors: count('error'),
    skipped: count('skipped'),
    time: seconds(cases.reduce((sum, { ms }) => sum + ms, 0)),
  };
}

function caseLines({ group, name, span, outcome, message, details, ms }: ReportCase): string[] {
  const { file, line } = placeJson(span);
  const open = `    <testcase${attributes({ name, classname: group, file, line, time: seconds(ms) })}`;
  if (outcome === 'passed' && details === '') return [`${open}/>`];
  return [`${open}>`, `      ${outcomeElement({ outcome, message, details })}`, '    </testcase>'];
}

function outcomeElement({
  outcome,
  message,
  details,
}: Pick<ReportCase, 'outcome' | 'message' | 'details'>): string {
  if (outcome === 'skipped') return `<skipped${attributes({ message })}/>`;
  if (outcome === 'passed') return `<system-out>${escaped(details)}</system-out>`;
  const element = outcome === 'error' ? 'error' : 'failure';
  const type = outcome === 'inconclusive' ? outcome : null;
  return `<${element}${attributes({ type, message })}>${escaped(details)}</${element}>`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function attributes(values: Readonly<Record<string, string | number | null>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${escaped(String(value)).replaceAll(/\s/g, ' ')}"`)
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** XML cannot represent most control characters. */
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return text
    .replaceAll(UNWRITABLE, '\ufffd')
    .replaceAll(/[&<>"]/g, (char) => ENTITIES[char] ?? '');
}
