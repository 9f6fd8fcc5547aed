import { counted } from '../../../base/counted.ts';
import type { LinkView } from '../../docs/view.ts';
import { type Html, html, joined, type Part } from '../html.ts';
import { badge, referenceList, writtenLink } from '../parts.ts';
import type { DetectionFacts, TestProof } from '../site-input.ts';
import { evidenceBody } from './evidence.ts';

/** The tests of a detection, with results and evidence. */
export function testsBody(known: DetectionFacts, datasets: readonly LinkView[]): Part {
  if (known.tests.length > 0) {
    return known.tests.map((test, index) =>
      testBody(test, { index, searchText: known.searchText }),
    );
  }
  return html`<p>This detection has no tests.</p>${datasets.length > 0 && html`<p>Datasets listed by the author:</p>${referenceList(datasets)}`}`;
}

const STATUS = {
  passed: ['proof-passing', 'Passes'],
  failed: ['proof-failing', 'Fails'],
  error: ['proof-failing', 'Error'],
  inconclusive: ['proof-inconclusive', 'Inconclusive'],
  skipped: ['proof-skipped', 'Not run'],
} as const satisfies Record<TestProof['status'], readonly [string, string]>;

function testBody(
  test: TestProof,
  { index, searchText }: { readonly index: number; readonly searchText: string },
): Html {
  const id = `test-${index + 1}`;
  const [kind, text] = STATUS[test.status];
  return html`<section class="test" aria-labelledby="${id}">
<h3 id="${id}">${test.name} ${badge(kind, text)}</h3>
<p>${outcome(test)}</p>
<p class="quiet">${joined(test.data.map(sampleName), ', ')}</p>
${test.evidence && evidenceBody(test.evidence, { searchText, kind: test.kind })}
</section>
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
