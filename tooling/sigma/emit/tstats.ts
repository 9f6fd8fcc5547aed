import type { Expr } from '../../plan/expression.ts';
import { childrenOf } from '../../plan/expression.ts';
import { searchText } from './search-text.ts';
import { whereText } from './where-text.ts';

/** A search over a data model, or why there is none. */
export type ModelSearch = { readonly text: string } | { readonly refused: string };

/** What a search over a data model reads. */
export interface ModelForm {
  /** `Endpoint.Processes` */
  readonly dataset: string;
  /** The condition, over the fields of the dataset. */
  readonly condition: Expr;
  /** The fields of the dataset that a result shows beside those of the condition. */
  readonly shown: readonly string[];
}

/**
 * A search for the events of a dataset that meet a condition, one row per combination of the fields that it reads. Events
 * without one of these fields have no row unless the search fills it.
 */
export function tstatsOf({ dataset, condition, shown }: ModelForm): ModelSearch {
  const name = dataset.replace(/^.*\./, '');
  const refused = refusalOf(condition);
  if (refused !== undefined) return { refused };
  const fields = [...new Set([...fieldsIn(condition), ...shown])].sort();
  const search = searchText(prefixed(condition, name), { isXml: true });
  const lines = [
    `| tstats summariesonly=false fillnull_value="-" count min(_time) as firstTime max(_time) as lastTime from datamodel=${dataset} where ${search.text} by ${fields.map((field) => `${name}.${field}`).join(' ')}`,
    `| rename "${name}.*" as "*"`,
    ...(search.isExact ? [] : [`| where ${whereText(condition, { isXml: true })}`]),
  ];
  return { text: lines.join('\n') };
}

/** Conditions on what a data model does not keep. */
function refusalOf(expr: Expr): string | undefined {
  if (expr.kind === 'match') {
    if (expr.field.text === '_raw') return 'keywords and empty values need the text of the event';
    if (expr.patterns.some(({ kind }) => kind === 'any'))
      return 'it tests whether a field exists, and data models fill missing values';
  }
  if (expr.kind === 'call' || expr.kind === 'compare')
    return 'it compares fields or parts of times';
  for (const child of childrenOf(expr)) {
    const refused = refusalOf(child);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

function fieldsIn(expr: Expr): readonly string[] {
  return expr.kind === 'match' ? [expr.field.text] : childrenOf(expr).flatMap(fieldsIn);
}

/** The condition over fields with the name of their dataset. */
function prefixed(expr: Expr, name: string): Expr {
  if (expr.kind === 'match')
    return { ...expr, field: { ...expr.field, text: `${name}.${expr.field.text}` } };
  if (expr.kind !== 'logic') return expr;
  return { ...expr, operands: expr.operands.map((operand) => prefixed(operand, name)) };
}
