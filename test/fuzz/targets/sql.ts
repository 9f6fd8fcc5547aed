import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import type { Dialect } from '../../../tooling/backends/sql/dialect.ts';
import { dialects } from '../../../tooling/backends/sql/dialects/index.ts';
import { sqlBackend } from '../../../tooling/backends/sql/sql-backend.ts';
import { fileSource } from '../../../tooling/base/source.ts';
import { rowsTable } from '../../../tooling/engines/rows-table.ts';
import { toNumber } from '../../../tooling/events/field-value.ts';
import type { LogicalPlan } from '../../../tooling/plan/plan.ts';
import { repeated, type Target } from '../target.ts';

/** Names, texts and tables in SQL: a query has the same form whatever they contain. */
export const sql: Target = {
  id: 'sql',
  title: 'names and texts in SQL',
  open() {
    const parse = parser();
    return repeated(
      hostileTexts().map((texts) => Buffer.from(JSON.stringify(texts))),
      async (input) => {
        const texts: unknown = JSON.parse(input.toString());
        if (!Array.isArray(texts)) return { text: '', diagnostics: [] };
        const words = texts.map(String);
        const query = queryOf(words, dialects.duckdb);
        const [form, harmless] = await Promise.all([
          parse(query),
          parse(queryOf(harmlessOf(words), dialects.duckdb)),
        ]);
        if (form !== harmless) throw new Error(`the query has another form: ${query}`);
        // A table of such a name is refused.
        const spark = words[5]?.includes('${') === true ? '' : queryOf(words, dialects.spark);
        checkSpark(spark);
        return { text: `${query}\n${spark}`, diagnostics: [] };
      },
    );
  },
};

const PARTS = [
  "'",
  '"',
  '`',
  '\\',
  '--',
  '/*',
  '*/',
  ';',
  '\n',
  '$',
  '${',
  '}',
  '$1',
  '$$',
  ':x',
  '?',
  '{{',
  '\u2028',
  '\u0001',
  'ü',
  '%',
  '_',
  ' ',
  '(',
  ')',
  'UNION SELECT',
  'DROP TABLE events',
  "\\'",
  "''",
  'x',
  '1',
  'e',
  'A',
  'a',
  "N'",
  "r'",
  '0x',
  '\r',
] as const;

/** Texts made of what SQL gives a meaning to. */
function hostileTexts(): fc.Arbitrary<readonly string[]> {
  const part = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...PARTS) },
    fc.string({ maxLength: 4 }),
  );
  const text = fc
    .array(part, { minLength: 1, maxLength: 6 })
    .map((parts) => parts.join('').replaceAll('\0', ''));
  return fc.array(text, { minLength: 6, maxLength: 6 });
}

/** Equal texts become equal words; numbers stay, since they are compared as numbers. */
function harmlessOf(texts: readonly string[]): readonly string[] {
  const words = new Map<string, string>();
  return texts.map((text) => {
    if (toNumber(text) !== undefined || text === '') return text;
    const word = words.get(text) ?? `word${words.size}`;
    words.set(text, word);
    return word;
  });
}

const span = { start: 0, end: 0 };

/** A plan with each of the texts as the name of a field, a literal, a pattern and a table. */
function queryOf(texts: readonly string[], dialect: Dialect): string {
  const [name = '', other = '', value = '', pattern = '', target = '', table = ''] = texts.map(
    (text, index) => `${text}${'abcdef'[index]}`,
  );
  const { table: stored } = rowsTable(
    [table],
    [
      new Map([
        [name, 'x'],
        [other, 'y'],
      ]),
    ],
  );
  const { program, refusals } = sqlBackend({
    dialect,
    tables: { dataset: () => stored, lookup: () => undefined },
    now: 0,
  }).emit(planOf({ name, other, value, pattern, target }), fileSource('fuzz', ''));
  if (program === undefined) throw new Error(`refused: ${refusals[0]?.reason}`);
  return program.sql;
}

interface Texts {
  readonly name: string;
  readonly other: string;
  readonly value: string;
  readonly pattern: string;
  readonly target: string;
}

function planOf({ name, other, value, pattern, target }: Texts): LogicalPlan {
  const field = (text: string) => ({ text, span });
  const scan: LogicalPlan = { kind: 'scan', dataset: { kind: 'events' }, span };
  const filtered: LogicalPlan = {
    kind: 'filter',
    input: scan,
    span,
    predicate: {
      kind: 'match',
      field: field(name),
      op: '=',
      patterns: [
        { kind: 'exact', text: value, ignoreCase: false, span },
        { kind: 'wildcard', parts: ['x', pattern, value, ''], ignoreCase: false, span },
        { kind: 'word', parts: [pattern], ignoreCase: false, boundaries: 'all', span },
      ],
      span,
    },
  };
  const extended: LogicalPlan = {
    kind: 'extend',
    input: filtered,
    span,
    assignments: [
      {
        target: field(target.replaceAll('{', '(')),
        value: {
          kind: 'call',
          fn: 'coalesce',
          args: [
            { kind: 'field', name: other, span },
            { kind: 'literal', value, span },
          ],
          span,
        },
      },
    ],
  };
  return {
    kind: 'aggregate',
    input: extended,
    aggregations: [
      {
        fn: 'values',
        input: { kind: 'value', value: { kind: 'field', name, span } },
        as: field(pattern),
        span,
      },
    ],
    by: [field(target.replaceAll('{', '('))],
    dedupSplitValues: false,
    span,
  };
}

/** The form of a query as DuckDB parses it, without names and texts; throws unless it is one SELECT. */
function parser(): (query: string) => Promise<string> {
  const opened = DuckDBInstance.create(':memory:').then((instance) => instance.connect());
  return async (query) => {
    const connection = await opened;
    const reader = await connection.runAndReadAll('SELECT json_serialize_sql($1::VARCHAR)', [
      query,
    ]);
    const tree = JSON.parse(String(reader.getRowsJson()[0]?.[0]));
    if (tree.error !== false || tree.statements.length !== 1)
      throw new Error(`DuckDB does not read one query: ${tree.error_message}: ${query}`);
    return JSON.stringify(tree, (key, value) => (FREE.has(key) ? '' : value));
  };
}

/** What may differ: names, texts and places. */
const FREE = new Set(['value', 'column_names', 'alias', 'table_name', 'query_location', 'key']);

/** Spark replaces `${…}` before it reads a query; its literals end at the first quote without a backslash. */
function checkSpark(query: string): void {
  if (query.includes('${')) throw new Error(`Spark would replace a part of it: ${query}`);
  const bare = query.replace(/'(?:[^'\\]|\\[\s\S])*'|`(?:[^`]|``)*`/g, '');
  if (/['"`\\;$]|--|\/\*/.test(bare)) throw new Error(`a text ends too early for Spark: ${query}`);
}
