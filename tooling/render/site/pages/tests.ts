import { agree, counted } from '../../../base/counted.ts';
import type { LinkView } from '../../docs/view.ts';
import { type Html, html, joined, type Part } from '../html.ts';
import { badge, referenceList, writtenLink } from '../parts.ts';
import type { DetectionFacts, TestProof } from '../site-input.ts';
import { evidenceBody } from './evidence.ts';

/** The tests of a detection as a table, with the evidence of each test folded. */
export function testsBody(known: DetectionFacts, datasets: readonly LinkView[]): Part {
  if (known.tests.length === 0)
    return html`<p>This detection has no tests.</p>${datasets.length > 0 && html`<p>Datasets listed by the author:</p>${referenceList(datasets)}`}`;
  return html`<div class="scroll" role="group" aria-label="Tests" tabindex="0"><table class="tests">
<caption class="away">Tests</caption>
<thead><tr><th scope="col">Test</th><th scope="col">Kind</th><th scope="col">Events</th><th scope="col">Verdict</th></tr></thead>
<tbody>
${known.tests.map((test, index) => testRows(test, { index, searchText: known.searchText }))}</tbody>
</table></div>`;
}

/** The numbers of tests by verdict: `3 pass, 1 fails`. */
export function testSummary(tests: DetectionFacts['tests']): Part {
  if (tests.length === 0) return 'none';
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const positive = tests.filter(({ kind }) => kind === 'positive').length;
  return html`<a href="#tests">${passed} of ${tests.length} pass</a> <span class="quiet">${positive} positive, ${tests.length - positive} negative</span>`;
}

const STATUS = {
  passed: ['proof-passing', 'Passes'],
  failed: ['proof-failing', 'Fails'],
  error: ['proof-failing', 'Error'],
  inconclusive: ['proof-inconclusive', 'Inconclusive'],
  skipped: ['proof-skipped', 'Not run'],
} as const satisfies Record<TestProof['status'], readonly [string, string]>;

function testRows(
  test: TestProof,
  { index, searchText }: { readonly index: number; readonly searchText: string },
): Html {
  const [kind, text] = STATUS[test.status];
  const id = `test-${index + 1}`;
  return html`<tr id="${id}"><th scope="row">${test.name}</th><td>${test.kind}</td><td data-unit="${agree(test.events, 'event', 'events')}">${test.events.toLocaleString('en-US')}</td><td>${badge(kind, text)}</td></tr>
<tr class="evidence"><td colspan="4"><details><summary>Evidence<span class="away"> of ${test.name}</span></summary>
<p>${outcome(test)}</p>
<p class="quiet">${joined(test.data.map(sampleName), ', ')}</p>
${test.evidence && evidenceBody(test.evidence, { searchText, kind: test.kind })}
</details></td></tr>
`;
}

function outcome({ status, kind, expected, rows, events, reason }: TestProof): string {
  const wanted = expectationText(kind, expected);
  if (status === 'skipped' || status === 'error' || status === 'inconclusive')
    return `${wanted} ${reason ?? ''}`;
  return `${wanted} ${counted(rows, 'row')} from ${counted(events, 'event')}.`;
}

function expectationText(kind: TestProof['kind'], expected: string): string {
  if (kind === 'negative') return 'Expected: no results.';
  if (/^\d+$/.test(expected)) return `Expected: ${counted(Number(expected), 'row')}.`;
  return 'Expected: at least one row.';
}

function sampleName(name: string): Html {
  return /^https?:/.test(name) ? writtenLink(name, name) : html`<code>${name}</code>`;
}
