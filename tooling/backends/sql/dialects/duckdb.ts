import type { Dialect } from '../dialect.ts';
import type { JsonReading, JsonStep } from '../json-reading.ts';
import { re2Source } from '../regex/re2-source.ts';
import { standard } from './standard.ts';

/** DuckDB: the engine on a laptop and in CI. Its regular expressions are RE2's. */
export const duckdb: Dialect = {
  name: 'duckdb',
  engine: 'DuckDB',
  types: {
    text: 'VARCHAR',
    number: 'DOUBLE',
    list: 'VARCHAR[]',
    boolean: 'BOOLEAN',
    map: 'VARCHAR',
    time: 'TIMESTAMP',
  },
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  literal: (text) => `'${text.replaceAll("'", "''")}'`,
  namedParameter: (name) => `$${name}`,
  lambda: (parameter, body) => `lambda ${parameter}: ${body}`,
  unnest: (list, as) => `CROSS JOIN unnest(${list}) AS unnested(${as})`,
  regex: re2Source,
  escapeReplacement: (text) => text.replaceAll('\\', '\\\\'),
  groupReference: (group) => `\\${group}`,
  json: jsonInDuckDb,
  timeFormat: (format) => format,
  functions: {
    ...standard,
    floor: 'floor($1)',
    ceiling: 'ceil($1)',
    truncate: 'trunc($1)',
    'is-finite': 'isfinite($1)',
    'number-of-text':
      "(CASE WHEN regexp_full_match($1, '[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?') THEN TRY_CAST($1 AS DOUBLE) END)",
    'text-of-number': `(CASE
      WHEN $1 = floor($1) AND abs($1) < 9007199254740992 THEN CAST(CAST($1 AS BIGINT) AS VARCHAR)
      WHEN $1 = floor($1) AND abs($1) < 1e21 THEN CAST(CAST(CAST($1 AS VARCHAR) AS DECIMAL(38, 0)) AS VARCHAR)
      WHEN abs($1) < 1e-4 AND abs($1) >= 1e-6 THEN rtrim(CAST(CAST(CAST($1 AS VARCHAR) AS DECIMAL(38, 25)) AS VARCHAR), '0')
      ELSE replace(CAST($1 AS VARCHAR), 'e-0', 'e-') END)`.replace(/\n +/g, ' '),
    'fixed-decimals': 'CAST(CAST(CAST($1 AS VARCHAR) AS DECIMAL(38, $2)) AS VARCHAR)',

    length: 'CAST(length($1) AS DOUBLE)',
    'starts-with': 'starts_with($1, $2)',
    'ends-with': 'suffix($1, $2)',
    substring: 'substring($1, CAST($2 AS BIGINT), CAST($3 AS BIGINT))',
    'json-of-text': 'CAST(to_json($1) AS VARCHAR)',
    'pad-left': "lpad($1, $2, '0')",
    position: 'CAST(strpos($1, $2) AS DOUBLE)',
    trim: 'trim($1, $2)',
    'trim-left': 'ltrim($1, $2)',
    'trim-right': 'rtrim($1, $2)',
    matches: 'regexp_matches($1, $2)',
    'replace-matches': "regexp_replace($1, $2, $3, 'g')",
    'replace-first': 'regexp_replace($1, $2, $3)',
    'first-match': 'regexp_extract($1, $2, $3)',
    'all-matches': 'regexp_extract_all($1, $2, $3)',
    'fits-wildcard':
      "regexp_full_match($1, '(?s)' || replace(regexp_replace($2, '([^A-Za-z0-9*])', '\\\\\\1', 'g'), '*', '.*'))",
    'fits-like':
      "regexp_full_match($1, '(?s)' || replace(replace(regexp_replace($2, '([^A-Za-z0-9%_])', '\\\\\\1', 'g'), '%', '.*'), '_', '.'))",
    split: 'string_split($1, $2)',
    sha1: 'sha1($1)',
    sha256: 'sha256($1)',
    'url-decode': 'url_decode($1)',

    list: (...items) => `[${items.join(', ')}]`,
    'list-any': '(len(list_filter($1, $2)) > 0)',
    'list-map': 'list_transform($1, $2)',
    'list-filter': 'list_filter($1, $2)',
    'list-length': 'CAST(len($1) AS DOUBLE)',
    'list-get': '$1[CAST($2 AS BIGINT)]',
    'list-slice': 'list_slice($1, CAST($2 AS BIGINT), CAST($3 AS BIGINT))',
    'list-concat': (...lists) => lists.reduce((left, right) => `list_concat(${left}, ${right})`),
    // The order of list_distinct is not documented.
    'list-distinct': 'list_filter($1, lambda x, i: list_position($1, x) = i)',
    'list-sort': 'list_sort($1)',
    'list-join': 'array_to_string($1, $2)',
    'list-flatten': 'flatten($1)',
    'list-reverse': 'list_reverse($1)',
    'list-maximum': 'list_max($1)',
    'list-minimum': 'list_min($1)',
    'list-range':
      'list_transform(generate_series(CAST($1 AS BIGINT), CAST($2 AS BIGINT)), lambda n: CAST(n AS DOUBLE))',

    'time-text': 'strftime(make_timestamp(CAST(round($1 * 1000000) AS BIGINT)), $2)',
    'start-of-months':
      "(epoch(TIMESTAMP '1970-01-01' + to_months(CAST(floor(((year(make_timestamp(CAST(floor($1) AS BIGINT) * 1000000)) - 1970) * 12 + month(make_timestamp(CAST(floor($1) AS BIGINT) * 1000000)) - 1) / $2) * $2 AS INTEGER))))",
    'add-months':
      '(epoch(make_timestamp(CAST(floor($1) AS BIGINT) * 1000000) + to_months($2)) + ($1 - floor($1)))',
    'time-of-text': "epoch(try_strptime($1, '%Y-%m-%d %H:%M:%S'))",
    'current-time': 'floor(epoch(now()))',
    'seconds-of-timestamp': '(CAST(epoch_us($1) AS DOUBLE) / 1000000)',

    percentile: 'quantile_cont($1, $2)',
    collect: 'list($1)',
    'collect-distinct': 'list(DISTINCT $1) FILTER (WHERE $1 IS NOT NULL)',
    'collect-ordered': 'list($1 ORDER BY $2) FILTER (WHERE $1 IS NOT NULL)',
    'collect-lists': 'flatten(list($1) FILTER (WHERE $1 IS NOT NULL))',
    'minimum-by-or-null': 'arg_min_null($1, $2)',
    'first-known': 'first_value($1 IGNORE NULLS)',
    'last-known': 'last_value($1 IGNORE NULLS)',
    pair: '[$1, $2]',
  },
};

/** Values as they are written; texts without quotes. */
function jsonInDuckDb(document: string, { path, takesContainers }: JsonReading): string {
  const stepsOf = (steps: readonly JsonStep[], all: boolean): string =>
    `$${steps.map(({ key, each }) => `${key === '' ? '' : `."${key}"`}${each && all ? '[*]' : ''}`).join('')}`;
  const quoted = (text: string): string => duckdb.literal(text);
  const node = (steps: readonly JsonStep[]): string =>
    `json_extract(${document}, ${quoted(stepsOf(steps, false))})`;
  const single = `list_filter([${node(path)}], lambda j: j IS NOT NULL)`;
  const first = path.findIndex(({ each }) => each);
  const array = node(path.slice(0, first + 1));
  const all = `json_extract(${document}, ${quoted(stepsOf(path, true))})`;
  // A value that is not an array counts as an array of one.
  const nodes =
    first < 0
      ? single
      : `CASE WHEN json_type(${array}) = 'ARRAY' THEN ${all} ${takesContainers ? `ELSE ${single} ` : ''}END`;
  const kept = takesContainers
    ? nodes
    : `list_filter(${nodes}, lambda j: json_type(j) NOT IN ('OBJECT', 'ARRAY'))`;
  const texts = `list_transform(${kept}, lambda j: CASE WHEN json_type(j) = 'VARCHAR' THEN j ->> '$' ELSE CAST(j AS VARCHAR) END)`;
  return `(CASE WHEN json_valid(${document}) AND regexp_matches(${document}, '\\A\\s*[\\[{]') THEN CASE WHEN len(${kept}) > 0 THEN ${texts} END END)`;
}
