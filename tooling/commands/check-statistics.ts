import type { ArgReader } from '../spl/arg-reader.ts';
import { type Aggregation, aggregationName, type Identifier } from '../spl/ast.ts';
import { splDiagnostic } from '../spl/diagnostics.ts';

/** Reports aggregations and BY fields that Splunk rejects. */
export function checkStatistics(
  reader: ArgReader,
  aggregations: readonly Aggregation[],
  by: readonly Identifier[],
): void {
  checkNames(reader, aggregations);
  checkRepeats(reader, by);
  const groups = new Set(by.map(({ text }) => text));
  for (const aggregation of aggregations) {
    const name = aggregationName(aggregation);
    if (!groups.has(name)) continue;
    reader.problem((at) => splDiagnostic('result-is-group', { name }, at), nameSpan(aggregation));
  }
}

const PERCENTILE = /^(?:exact|upper)?p(?:erc)?(\d+(?:\.\d+)?)$/i;

/** A computed argument needs AS; two results must not have the same name. */
function checkNames(reader: ArgReader, aggregations: readonly Aggregation[]): void {
  const firstByName = new Map<string, Aggregation>();
  for (const aggregation of aggregations) {
    const { argument, alias, callee } = aggregation;
    if (Number(PERCENTILE.exec(callee.text)?.[1]) >= 100)
      reader.expected('a percentile of 0 or more and below 100', callee.span);
    if (argument !== undefined && 'kind' in argument && alias === undefined) {
      const params = { name: callee.text };
      reader.problem((at) => splDiagnostic('unnamed-eval', params, at), aggregation.span);
      continue;
    }
    checkWildcards(reader, aggregation);
    const name = aggregationName(aggregation);
    const first = firstByName.get(name);
    if (first === undefined) firstByName.set(name, aggregation);
    else if (!isRepeated(first, aggregation))
      reader.problem(
        (at) => splDiagnostic('duplicate-result', { name }, at),
        nameSpan(aggregation),
      );
  }
}

/** `sum(a*) AS b*`: each field gets a separate name. */
function checkWildcards(reader: ArgReader, { argument, alias }: Aggregation): void {
  if (argument === undefined || 'kind' in argument || alias === undefined) return;
  const [from, to] = [argument.text, alias.text];
  if (!from.includes('*') && !to.includes('*')) return;
  if (from.split('*').length === to.split('*').length) return;
  reader.problem((at) => splDiagnostic('wildcard-names', { from, to }, at), alias.span);
}

/** Repeating the same aggregation under the same name is redundant, not a conflict. */
function isRepeated(first: Aggregation, second: Aggregation): boolean {
  return statistic(first) !== undefined && statistic(first) === statistic(second);
}

function statistic({ callee, argument }: Aggregation): string | undefined {
  if (argument !== undefined && 'kind' in argument) return undefined;
  return `${callee.text.toLowerCase()}(${argument?.text ?? ''})`;
}

/** Reports duplicate fields in a list. */
export function checkRepeats(reader: ArgReader, fields: readonly Identifier[]): void {
  const seen = new Set<string>();
  for (const { text: name, span } of fields) {
    if (seen.has(name)) reader.problem((at) => splDiagnostic('repeated-field', { name }, at), span);
    seen.add(name);
  }
}

function nameSpan({ alias, span }: Aggregation): Aggregation['span'] {
  return alias?.span ?? span;
}
