import { byCodeUnit } from '../../tooling/base/order.ts';
import type { Outcome } from './campaign.ts';
import { targets } from './targets/index.ts';
import { KINDS } from './trial.ts';

const START = '<!-- fuzz: start -->';
const END = '<!-- fuzz: end -->';
const HEAD = [
  '| input | target | inputs | seed | revision | crashes | exceptions | slow | big | spans | differences |',
  '| --- | --- | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |',
];

/** Replaces the row of a target in the table of a document; the rows of other targets stay. */
export function withRow(document: string, outcome: Outcome, revision: string): string {
  const start = document.indexOf(START);
  const end = document.indexOf(END);
  if (start < 0 || end < start) throw new Error(`the document has no ${START} … ${END}`);
  const rows = rowsIn(document.slice(start, end)).set(outcome.target, rowOf(outcome, revision));
  const sorted = [...rows].sort(([a], [b]) => placeOf(a) - placeOf(b) || byCodeUnit(a, b));
  const table = [...HEAD, ...sorted.map(([, row]) => row)].join('\n');
  return `${document.slice(0, start)}${START}\n${table}\n${document.slice(end)}`;
}

function rowsIn(table: string): Map<string, string> {
  const rows = table.split('\n').filter((line) => line.startsWith('| ') && line.includes('`'));
  return new Map(rows.map((row) => [/`([\w-]+)`/.exec(row)?.[1] ?? '', row]));
}

function placeOf(id: string): number {
  return targets.findIndex((target) => target.id === id);
}

function rowOf({ target, seed, inputs, found }: Outcome, revision: string): string {
  const title = targets.find(({ id }) => id === target)?.title ?? target;
  const counts = KINDS.map((kind) => found[kind]);
  const cells = [title, `\`${target}\``, inputs.toLocaleString('en-US'), seed, revision, ...counts];
  return `| ${cells.join(' | ')} |`;
}
