import { counted } from '../../../base/counted.ts';
import { type Html, html, type Part } from '../html.ts';
import { table } from '../parts.ts';
import type { SqlStatus } from '../site-input.ts';

/** How well the query of a detection is known to be right on other engines. */
export function enginesBody(statuses: readonly SqlStatus[]): Html {
  return table({
    caption: 'Queries for other engines',
    columns: ['SQL dialect', 'Status', 'Evidence'],
    rows: statuses.map((one) => [one.dialect, html`<code>${one.status}</code>`, evidence(one)]),
  });
}

function evidence({ status, engine, reason, tests, rows }: SqlStatus): Part {
  switch (status) {
    case 'proven':
      return `${counted(tests, 'test')} with ${counted(rows, 'row')}: equal in every cell on ${engine ?? 'the engine'}`;
    case 'different':
      return `other rows on ${engine ?? 'the engine'}: ${reason ?? 'no reason given'}`;
    case 'refused':
      return reason ?? 'no reason given';
    default:
      return 'no test with a result row was compared';
  }
}
