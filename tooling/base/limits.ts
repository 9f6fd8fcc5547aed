import { type Diagnostic, defineDiagnostics } from './diagnostic.ts';
import type { SourceSpan } from './source.ts';

/** A limit on resources: content and logs may be from strangers and must not use unbounded time or memory. */
export interface Limit {
  readonly value: number;
  /** What is counted. */
  readonly counts: string;
  /** What happens beyond it. */
  readonly beyond: string;
  /** Why the limit exists, and why it has this value. */
  readonly why: string;
  /** What the author can do. */
  readonly help: string;
}

/** The limits that a test can reach, which makes it inconclusive. `docs/limits.md` is generated from them. */
export const limits = {
  'added-values': {
    value: 4_000_000,
    counts: 'field values in rows that commands added during one run',
    beyond: 'further rows were left out',
    why: 'Commands that multiply rows (joins, multivalues, generated rows) can exhaust memory: 4 million values take about 200 MB. Each row counts as the number of its values plus four, each group of stats or top plus twenty.',
    help: 'filter or aggregate before the command that multiplies rows, or use a smaller sample',
  },
  'group-values': {
    value: 26_000_000,
    counts: 'field values in groups of rows during one run',
    beyond: 'further groups were left out',
    why: 'Each group is kept in memory until all rows are read: a million groups take about a gigabyte. Each group counts as the number of its fields plus twenty.',
    help: 'group by fewer fields, filter rows before grouping them, or use a smaller sample',
  },
  'held-values': {
    value: 8_000_000,
    counts: 'field values in rows that commands such as sort and eventstats kept in memory',
    beyond: 'further rows were left out',
    why: 'These commands need all rows before they return the first: 8 million values take about 400 MB. Each row counts as the number of its values plus four.',
    help: 'filter rows or drop fields before the command, or use a smaller sample',
  },
  'row-steps': {
    value: 100_000_000,
    counts: 'rows and values that commands with inner searches or windows visited during one run',
    beyond: 'further rows were left out',
    why: 'A search or a window for each row takes time that grows with the square of the number of rows.',
    help: 'use a smaller window, fewer fields or fewer rows',
  },
  'regex-text-steps': {
    value: 5_000_000,
    counts: 'steps of one regular expression over one text, beyond 50 for each character',
    beyond: 'the rest of the text counts as no match',
    why: 'Nested quantifiers and back references can take unbounded time; Splunk also has such a limit (match_limit in limits.conf).',
    help: 'make quantifiers possessive, replace .* with a negated class, or anchor the expression',
  },
  'regex-steps': {
    value: 20_000_000,
    counts: 'steps of regular expressions during one run, beyond 50 for each character',
    beyond: 'the rest counts as no match',
    why: 'An expensive regular expression over many events can take unbounded time; 20 million steps take about two seconds.',
    help: 'simplify the most expensive regular expression, or filter events before it',
  },
  'search-steps': {
    value: 10_000_000_000,
    counts: 'rows times characters of commands with more than 1,000 characters',
    beyond: 'further rows were left out',
    why: 'The cost of a row grows with the length of the command: a very long command over a large sample takes minutes.',
    help: 'shorten the command: use a lookup instead of a long list of conditions',
  },
  'text-length': {
    value: 1_000_000,
    counts: 'characters in one value',
    beyond: 'the rest was truncated',
    why: 'A text that doubles in each command exhausts memory after 30 commands.',
    help: 'shorten the text with substr() before it grows',
  },
  'long-texts': {
    value: 200_000_000,
    counts: 'characters in long values that were computed during one run',
    beyond: 'further long values were left out',
    why: 'A million characters in each of many rows exhaust memory.',
    help: 'shorten texts with substr() before you combine them, or use a smaller sample',
  },
  'multivalue-length': {
    value: 100_000,
    counts: 'values in one multivalue field',
    beyond: 'further values were left out',
    why: 'A multivalue that doubles in each command exhausts memory after 30 commands.',
    help: 'use mvdedup() or mvindex() before the field grows',
  },
  'value-size': {
    value: 10_000_000,
    counts: 'characters in one text during computation',
    beyond: 'the value was left out',
    why: 'Texts that are joined or replaced inside one expression can grow until memory is exhausted.',
    help: 'shorten the value with substr() or mvindex() before it grows',
  },
  'gzip-expansion': {
    value: 128,
    counts: 'times the size of a gzip file that expands to more than a megabyte',
    beyond: 'the rest of the file was not read',
    why: 'A gzip file of 20 KB can expand to 20 MB, and one of a megabyte to a gigabyte.',
    help: 'decompress the file if its size is intended',
  },
  'record-bytes': {
    value: 16_777_216,
    counts: 'bytes of one record',
    beyond: 'the record was left out',
    why: 'A record is kept in memory completely.',
    help: 'remove the record from the sample, or split it',
  },
  'sample-bytes': {
    value: 500_000_000,
    counts: 'uncompressed bytes of one sample',
    beyond: 'further events were left out',
    why: 'The events of a sample are kept in memory.',
    help: 'use a smaller sample: the relevant events and some context',
  },
  'sample-values': {
    value: 8_000_000,
    counts: 'field values in the events of one sample',
    beyond: 'further events were left out',
    why: 'The events of a sample are kept in memory: 8 million values take about 400 MB in addition to their text. Each event counts as the number of its values plus four.',
    help: 'use a smaller sample: the relevant events and some context',
  },
  'kept-values': {
    value: 8_000_000,
    counts: 'field values in the rows of a dataset that one detection needed of all logs of a run',
    beyond: 'further rows were left out',
    why: 'Rows that a detection may need are kept in memory until all logs are read: 8 million values take about 100 MB, and their search as much again. Each row counts as the number of its values plus four. Detections that need all rows of a dataset share them.',
    help: 'make the search more specific, or run it over fewer logs',
  },
  'all-kept-values': {
    value: 10_000_000,
    counts: 'field values in the rows that all detections of a run needed of its logs',
    beyond: 'further rows were left out',
    why: 'The rows that all detections may need are kept in memory together: 10 million values take about 120 MB, and their texts as much again.',
    help: 'run fewer detections, or run them over fewer logs',
  },
  'kept-text': {
    value: 120_000_000,
    counts: 'characters of different texts in the rows that all detections of a run needed',
    beyond: 'further rows were left out',
    why: 'Equal texts are in memory once; different ones take a byte or two for each character. Each text counts as the number of its characters plus 64.',
    help: 'run fewer detections, or run them over fewer logs',
  },
  'built-searches': {
    value: 10_000,
    counts: 'searches that one detection built from its results during a run',
    beyond: 'further searches did not find all of their events',
    why: 'A search of map is built for each row. The logs are read again for all of them together.',
    help: 'lower maxsearches, or let fewer rows reach map',
  },
  'subsearch-rows': {
    value: 10_000,
    counts: 'rows of one subsearch',
    beyond: 'further rows were ignored',
    why: 'Splunk has the same limit (maxout in limits.conf).',
    help: 'let the subsearch return fewer rows, with dedup, stats or head',
  },
  'join-rows': {
    value: 50_000,
    counts: 'rows on the right side of one join',
    beyond: 'further rows were ignored',
    why: 'Splunk has the same limit (subsearch_maxout in limits.conf).',
    help: 'let the subsearch return fewer rows, or use stats instead of join',
  },
  'set-rows': {
    value: 50_000,
    counts: 'rows of one of the searches of set',
    beyond: 'further rows were ignored',
    why: 'Splunk has the same limit (maxresultrows in limits.conf).',
    help: 'let the subsearch return fewer rows',
  },
  'lookup-keys': {
    value: 10_000,
    counts: 'combinations of multivalue keys that one row looked up',
    beyond: 'further combinations were not looked up',
    why: 'The number of combinations is the product of the values of all multivalue keys.',
    help: 'expand the keys with mvexpand, or look up one field',
  },
  'lookup-matches': {
    value: 10_000,
    counts: 'lookup matches of one row',
    beyond: 'further matches were left out',
    why: 'A multivalue key that matches much of a table results in very long fields.',
    help: 'expand the key with mvexpand before the lookup',
  },
  'continuous-bins': {
    value: 50_000,
    counts: 'bins that one command made continuous',
    beyond: 'later gaps were not filled',
    why: 'A short span over a long time range results in a very large number of rows.',
    help: 'use a longer span',
  },
  'map-depth': {
    value: 3,
    counts: 'levels of searches that map runs inside searches of map',
    beyond: 'deeper searches did not run',
    why: 'A value that contains the search itself would run forever.',
    help: 'use a join or a lookup instead of the inner map',
  },
} as const satisfies Readonly<Record<string, Limit>>;

/** The name of a limit, as reports and `docs/limits.md` show it. */
export type LimitId = keyof typeof limits;

/** A reached limit, with its location. */
export interface LimitHit {
  readonly limit: LimitId;
  /** The command or file that reached it. */
  readonly span: SourceSpan | undefined;
}

/** The message, such as `stopped at 50,000 rows on the right side of one join: further rows were ignored`. */
export function limitText({ limit }: Pick<LimitHit, 'limit'>): string {
  const { value, counts, beyond } = limits[limit];
  return `stopped at ${value.toLocaleString('en-US')} ${counts}: ${beyond}`;
}

const create = defineDiagnostics('limits', {
  reached: {
    severity: 'warning',
    message: (hit: Pick<LimitHit, 'limit'>) => limitText(hit),
    help: ({ limit }: Pick<LimitHit, 'limit'>) => limits[limit].help,
  },
});

/** A reached limit as a finding: `limits/reached`. */
export function limitDiagnostic(hit: LimitHit): Diagnostic {
  return create('reached', hit, hit.span);
}
