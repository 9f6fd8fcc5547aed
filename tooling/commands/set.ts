import type { Compiler, Executable } from '../backends/engine/operator.ts';
import { limits } from '../base/limits.ts';
import { atMost } from '../events/bounds.ts';
import type { Event } from '../events/event.ts';
import { toText, valuesOf } from '../events/field-value.ts';
import type { Operator } from '../events/run.ts';
import { regrouping } from '../plan/effect.ts';
import { fieldsAdded } from '../plan/known-fields.ts';
import { extension } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Node, Pipeline } from '../spl/ast.ts';
import { defineCommand } from './command.ts';

type SetOperation = 'union' | 'diff' | 'intersect';

interface SetArgs extends Node {
  readonly kind: 'SetArgs';
  readonly operation: SetOperation;
  readonly searches: readonly Pipeline[];
}

interface SetData {
  readonly operation: SetOperation;
}

const OPERATIONS: readonly SetOperation[] = ['union', 'diff', 'intersect'];

/** The maximum number of rows per search, as in Splunk. */
const MOST_ROWS = limits['set-rows'].value;

export const set = defineCommand<SetArgs, SetData>({
  name: 'set',
  type: 'generating',
  usage: 'set union|diff|intersect [<subsearch>] [<subsearch>]',
  summary:
    'Combines the results of two searches: rows of either (union), of only one (diff) or of both (intersect). Rows are equal if all fields are.',
  examples: [
    {
      title: 'Hosts found by only one of two searches',
      search: '| set diff [ search a=1 | table host ] [ search a=2 | table host ]',
      input: [
        { a: '1', host: 'x' },
        { a: '1', host: 'y' },
        { a: '2', host: 'y' },
        { a: '2', host: 'z' },
      ],
      output: [{ host: 'x' }, { host: 'z' }],
    },
  ],
  parse,
  print: ({ operation, searches }, printer) =>
    [operation, ...searches.map((search) => printer.subsearch(search))].join(' '),
  lower: ({ operation, searches }, context) => {
    const subplans = searches.map((search) => context.pipeline(search));
    const adds = subplans.map((subplan) => fieldsAdded(subplan));
    return extension<SetData>(context, {
      input: undefined,
      args: { operation },
      effect: regrouping({ reads: 'any', adds: adds.includes('any') ? 'any' : adds.flat() }),
      subplans,
    });
  },
  operator: compared,
});

/**
 * ```
 * set : "set" ("union" | "diff" | "intersect") subsearch subsearch
 * ```
 */
function parse(reader: ArgReader): SetArgs {
  const operation = OPERATIONS.find((word) => reader.keyword(word));
  if (operation === undefined) reader.expected(`one of ${OPERATIONS.join(', ')}`);
  const searches: Pipeline[] = [];
  for (let index = 0; index < 2; index += 1) {
    const search = operation === undefined ? undefined : reader.subsearch();
    if (search !== undefined) searches.push(search);
  }
  return { kind: 'SetArgs', operation: operation ?? 'union', searches, span: reader.span };
}

function compared({ operation }: SetData, _: Compiler, searches: readonly Executable[]): Operator {
  return function* (_, run) {
    const [left = [], right = []] = searches.map((search) => [
      ...atMost(search(run), MOST_ROWS, { limit: 'set-rows', run }),
    ]);
    const inLeft = new Set(left.map(identity));
    const inRight = new Set(right.map(identity));
    const isWanted = (id: string) => {
      const inBoth = inLeft.has(id) && inRight.has(id);
      return operation === 'union' || inBoth === (operation === 'intersect');
    };
    const given = new Set<string>();
    for (const row of [...left, ...right]) {
      const id = identity(row);
      if (given.has(id) || !isWanted(id)) continue;
      given.add(id);
      yield row;
    }
  };
}

/** A key that is equal for rows with the same fields and values in any order. */
function identity(row: Event): string {
  const cells = [...row].map(([name, value]) => [name, valuesOf(value).map(toText)] as const);
  return JSON.stringify(cells.sort(([a], [b]) => (a < b ? -1 : 1)));
}
