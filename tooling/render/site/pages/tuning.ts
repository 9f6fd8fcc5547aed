import type { Tuning } from '../../../content/model.ts';
import { html, type Part } from '../html.ts';
import { codeList, table } from '../parts.ts';

/** What to edit for which legitimate use. */
export function tuningTable(tuning: readonly Tuning[]): Part {
  return table({
    caption: 'Tuning',
    columns: ['Legitimate use', 'Edit', 'Change'],
    rows: tuning.map(({ for: use, macro, lookup, exclude, change }) => [
      use,
      codeList([macro, lookup].flatMap((name) => name ?? [])),
      html`${exclude !== undefined && html`Exclude <code>${exclude}</code>. `}${change}`,
    ]),
  });
}
