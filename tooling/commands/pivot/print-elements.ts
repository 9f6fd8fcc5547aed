import type { SearchExpression } from '../../spl/ast.ts';
import type { Printer } from '../../spl/print.ts';
import { printed } from '../arguments.ts';
import type { Elements, Limit, Sort, Split } from './elements.ts';

/** The elements in canonical form. */
export function printElements(elements: Elements, printer: Printer): string {
  const { cells, rows, columns, filters, limits, sort, options } = elements;
  return printed(
    printer.aggregations(cells),
    ...rows.map((row) => `SPLITROW ${printSplit(row, printer)}`),
    ...columns.map((column) => `SPLITCOL ${printSplit(column, printer)}`),
    ...filters.map((filter) => `FILTER ${printFilter(filter, printer)}`),
    ...limits.map((limit) => printLimit(limit, printer)),
    sort === undefined ? '' : printSort(sort, printer),
    ...[...options].map(([name, { text }]) => `${name.toUpperCase()} ${printer.quoted(text)}`),
  );
}

const RANGE: Readonly<Record<string, string>> = {
  start: 'start',
  end: 'end',
  bins: 'max',
  span: 'size',
};

function printSplit({ field, label, bins }: Split, printer: Printer): string {
  const as = label === undefined ? '' : `AS ${printer.quoted(label.text)}`;
  const period = /^1([a-z]+)$/.exec(bins.get('span')?.text ?? '')?.[1];
  if (period !== undefined) return printed(printer.field(field), as, `PERIOD ${period}`);
  const range = [...bins].map(([name, { text }]) => `${RANGE[name] ?? name}=${text}`);
  return printed(printer.field(field), as, range.length === 0 ? '' : `RANGE ${range.join(' ')}`);
}

/** Text comparisons print in their search form: `is "*x*"` for `contains x`. */
function printFilter(filter: SearchExpression, printer: Printer): string {
  if (filter.kind === 'SearchNot' && 'field' in filter.operand)
    return `${printer.field(filter.operand.field)} isNull`;
  if (filter.kind === 'SearchIn') {
    const values = filter.values.map(({ text }) => printer.quoted(text)).join(', ');
    return `${printer.field(filter.field)} in (${values})`;
  }
  if (filter.kind !== 'SearchComparison') return '';
  const { field, operator, value } = filter;
  return `${printer.field(field)} ${operator} ${printer.quoted(value.text)}`;
}

function printLimit({ field, from, count, by }: Limit, printer: Printer): string {
  const term = printer.aggregations([by]);
  return `LIMIT ${printer.field(field)} BY ${from.toUpperCase()} ${count} ${term}`;
}

function printSort({ count, keys }: Sort, printer: Printer): string {
  const fields = keys.map(([field, descending]) => (descending ? '- ' : '') + printer.field(field));
  return `SORT ${count} ${fields.join(' ')}`;
}
