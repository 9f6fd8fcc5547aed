import type { Dialect } from '../dialect.ts';
import type { JsonReading, JsonStep } from '../json-reading.ts';
import { Refused } from '../refused.ts';
import { javaSource } from '../regex/java-source.ts';
import { standard } from './standard.ts';

/** Spark SQL from version 3.5, with the time zone UTC: Spark, Databricks, EMR, Fabric and Glue run it. */
export const spark: Dialect = {
  name: 'spark',
  engine: 'Spark',
  types: {
    text: 'STRING',
    number: 'DOUBLE',
    list: 'ARRAY<STRING>',
    boolean: 'BOOLEAN',
    map: 'STRING',
    time: 'TIMESTAMP',
  },
  identifier(name) {
    if (name.includes('${')) throw new Refused('Spark replaces ${…} in names', undefined);
    return `\`${name.replaceAll('`', '``')}\``;
  },
  // Spark replaces \${…} by settings wherever it stands, also in literals.
  literal: (text) =>
    `'${text.replace(/[\\'$]/g, (char) => (char === '$' ? '\\u0024' : `\\${char}`))}'`,
  namedParameter: (name) => `:${name}`,
  lambda: (parameter, body) => `${parameter} -> ${body}`,
  unnest: (list, as) => `LATERAL VIEW explode(${list}) unnested AS ${as}`,
  regex: javaSource,
  escapeReplacement: (text) => text.replace(/[\\$]/g, '\\$&'),
  groupReference: (group) => `$${group}`,
  json: jsonInSpark,
  timeFormat: javaTimeFormat,
  functions: {
    ...standard,
    floor: 'CAST(floor($1) AS DOUBLE)',
    ceiling: 'CAST(ceil($1) AS DOUBLE)',
    truncate: 'CAST(CAST($1 AS DECIMAL(38, 0)) AS DOUBLE)',
    // An operand of zero is refused in ANSI mode.
    divide: 'try_divide($1, $2)',
    remainder: 'try_mod($1, $2)',
    'is-finite': "(NOT isnan($1) AND abs($1) <> double('infinity'))",
    'number-of-text':
      "(CASE WHEN $1 RLIKE '\\\\A[+-]?([0-9]+\\\\.?[0-9]*|\\\\.[0-9]+)([eE][+-]?[0-9]+)?\\\\z' THEN try_cast($1 AS DOUBLE) END)",
    'text-of-number': `(CASE
      WHEN isnan($1) THEN 'nan'
      WHEN abs($1) > 1.7976931348623157e308 THEN CASE WHEN $1 > 0 THEN 'inf' ELSE '-inf' END
      WHEN $1 = floor($1) AND abs($1) < 9007199254740992 THEN CAST(CAST($1 AS BIGINT) AS STRING)
      WHEN abs($1) < 1e21 AND abs($1) >= 1e-6 THEN trim(TRAILING '.' FROM trim(TRAILING '0' FROM CAST(CAST(CAST($1 AS STRING) AS DECIMAL(38, 17)) AS STRING)))
      ELSE replace(replace(replace(CAST($1 AS STRING), '.0E', 'e'), 'E-', 'e-'), 'E', 'e+') END)`.replace(
      /\n +/g,
      ' ',
    ),
    'fixed-decimals': 'CAST(CAST(CAST($1 AS STRING) AS DECIMAL(38, $2)) AS STRING)',

    length: 'CAST(length($1) AS DOUBLE)',
    'starts-with': 'startswith($1, $2)',
    'ends-with': 'endswith($1, $2)',
    substring: 'substring($1, CAST($2 AS INT), CAST($3 AS INT))',
    'json-of-text': 'substring(to_json(array($1)), 2, length(to_json(array($1))) - 2)',
    'pad-left': "lpad($1, $2, '0')",
    position: 'CAST(instr($1, $2) AS DOUBLE)',
    trim: 'trim(BOTH $2 FROM $1)',
    'trim-left': 'trim(LEADING $2 FROM $1)',
    'trim-right': 'trim(TRAILING $2 FROM $1)',
    matches: '($1 RLIKE $2)',
    'replace-matches': 'regexp_replace($1, $2, $3)',
    'first-match': 'regexp_extract($1, $2, $3)',
    'all-matches': 'regexp_extract_all($1, $2, $3)',
    'fits-wildcard':
      "($1 RLIKE concat('(?s)\\\\A\\\\Q', replace($2, '*', '\\\\E.*\\\\Q'), '\\\\E\\\\z'))",
    'fits-like':
      "($1 RLIKE concat('(?s)\\\\A\\\\Q', replace(replace($2, '%', '\\\\E.*\\\\Q'), '_', '\\\\E.\\\\Q'), '\\\\E\\\\z'))",
    split: "split($1, concat('\\\\Q', $2, '\\\\E'))",
    'url-decode':
      "url_decode(regexp_replace(replace($1, '+', '%2B'), '%(?![0-9A-Fa-f]{2})', '%25'))",
    sha1: 'sha1($1)',
    sha256: 'sha2($1, 256)',
    sha512: 'sha2($1, 512)',

    list: (...items) => `array(${items.join(', ')})`,
    'list-any': 'exists($1, $2)',
    'list-map': 'transform($1, $2)',
    'list-filter': 'filter($1, $2)',
    'list-length': 'CAST(size($1) AS DOUBLE)',
    'list-get': 'try_element_at($1, CAST($2 AS INT))',
    'list-slice': 'slice($1, CAST($2 AS INT), CAST($3 - $2 + 1 AS INT))',
    'list-concat': (...lists) => `concat(${lists.join(', ')})`,
    'list-distinct': 'array_distinct($1)',
    'list-sort': 'array_sort($1)',
    'list-join': 'array_join($1, $2)',
    'list-flatten': 'flatten($1)',
    'list-reverse': 'reverse($1)',
    'list-maximum': 'array_max($1)',
    'list-minimum': 'array_min($1)',
    'list-range':
      '(CASE WHEN $1 <= $2 THEN transform(sequence(CAST($1 AS INT), CAST($2 AS INT)), n -> CAST(n AS DOUBLE)) ELSE CAST(array() AS ARRAY<DOUBLE>) END)',

    'time-text': 'date_format(timestamp_micros(CAST(round($1 * 1000000) AS BIGINT)), $2)',
    'start-of-months':
      "CAST(datediff(add_months(DATE'1970-01-01', CAST(floor(((year(date_from_unix_date(CAST(floor($1 / 86400) AS INT))) - 1970) * 12 + month(date_from_unix_date(CAST(floor($1 / 86400) AS INT))) - 1) / $2) * $2 AS INT)), DATE'1970-01-01') AS DOUBLE) * 86400",
    'add-months':
      '(CAST(datediff(add_months(date_from_unix_date(CAST(floor($1 / 86400) AS INT)), $2), date_from_unix_date(0)) AS DOUBLE) * 86400 + ($1 - floor($1 / 86400) * 86400))',
    'time-of-text': "CAST(unix_timestamp(try_to_timestamp($1, 'yyyy-MM-dd HH:mm:ss')) AS DOUBLE)",
    'current-time': 'CAST(unix_timestamp() AS DOUBLE)',
    'seconds-of-timestamp': '(CAST(unix_micros($1) AS DOUBLE) / 1000000)',

    percentile: 'percentile($1, $2)',
    collect: 'collect_list($1)',
    'collect-distinct': 'collect_set($1)',
    'collect-ordered':
      'transform(array_sort(collect_list(CASE WHEN $1 IS NOT NULL THEN struct($2 AS at, $1 AS value) END)), one -> one.value)',
    'collect-lists': 'flatten(collect_list($1))',
    'minimum-by-or-null': 'min_by($1, $2)',
    'first-known': 'first_value($1, TRUE)',
    'last-known': 'last_value($1, TRUE)',
    pair: 'struct($1, $2)',
  },
};

const TOKENS: Readonly<Record<string, string>> = {
  Y: 'yyyy',
  m: 'MM',
  d: 'dd',
  H: 'HH',
  M: 'mm',
  S: 'ss',
  y: 'yy',
  j: 'DDD',
  B: 'MMMM',
  b: 'MMM',
  A: 'EEEE',
  a: 'EEE',
  I: 'hh',
  p: 'a',
  f: 'SSSSSS',
};

function javaTimeFormat(format: string): string | undefined {
  let isKnown = true;
  const java = format.replace(/%(.)|[^%]+|%$/gs, (text, token: string | undefined) => {
    if (token === undefined) return `'${text.replaceAll("'", "''")}'`;
    if (TOKENS[token] === undefined) isKnown = false;
    return TOKENS[token] ?? '';
  });
  return isKnown ? java : undefined;
}

/** Variants from Spark 4.0 on. Values as they are written; texts without quotes. */
function jsonInSpark(document: string, { path, takesContainers }: JsonReading): string {
  const root = `array(try_parse_json(${document}))`;
  const nodes = path.reduce((found, step) => atStep(found, step, takesContainers), root);
  const kept = takesContainers
    ? nodes
    : `filter(${nodes}, j -> NOT (schema_of_variant(j) RLIKE '\\\\A(OBJECT|ARRAY)'))`;
  const texts = `transform(${kept}, j -> CASE WHEN is_variant_null(j) THEN 'null' WHEN schema_of_variant(j) = 'STRING' THEN variant_get(j, '$', 'string') ELSE to_json(j) END)`;
  return `(CASE WHEN ${document} RLIKE '\\\\A\\\\s*[\\\\[{]' AND size(${kept}) > 0 THEN ${texts} END)`;
}

/** A value that is not an array counts as an array of one, if objects are values. */
function atStep(nodes: string, { key, each }: JsonStep, takesContainers: boolean): string {
  const inside =
    key === ''
      ? nodes
      : `filter(transform(${nodes}, j -> try_variant_get(j, ${spark.literal(`$["${key}"]`)}, 'variant')), j -> j IS NOT NULL)`;
  if (!each) return inside;
  const other = takesContainers ? 'array(j)' : 'CAST(array() AS ARRAY<VARIANT>)';
  return `flatten(transform(${inside}, j -> CASE WHEN schema_of_variant(j) RLIKE '\\\\AARRAY' THEN variant_get(j, '$', 'array<variant>') ELSE ${other} END))`;
}
