import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { addTo } from '../../tooling/base/add-to.ts';
import type { Event } from '../../tooling/events/event.ts';
import { toText } from '../../tooling/events/field-value.ts';
import { byFieldsOf } from './by-fields.ts';
import { rawValues, type Values } from './raw-values.ts';
import type { SuiteResult } from './suite.ts';

/** A pair with the rows that its detection gave. */
export interface PairRows {
  readonly detection: string;
  readonly data: readonly string[];
  readonly rows: readonly Event[];
}

/** Compares the values by which rows are grouped with those of the raw events, computed independently. */
export function rowValues(suite: string, pairs: readonly PairRows[], corpus: string): SuiteResult {
  const counts = { passed: 0, total: 0, pairs: 0 };
  const details: string[] = [];
  for (const pair of pairs) {
    const found = comparePair(pair, corpus);
    if (found === undefined) continue;
    counts.pairs += 1;
    counts.total += found.equal + found.differing.length;
    counts.passed += found.equal;
    const [first] = found.differing;
    if (first !== undefined)
      details.push(`${pair.detection}: ${found.differing.length} differ, such as ${first}`);
  }
  const summary = `${counts.pairs} of ${pairs.length} pairs have rows and logs to compare`;
  return { suite, passed: counts.passed, total: counts.total, details: [summary, ...details] };
}

interface Compared {
  readonly equal: number;
  readonly differing: readonly string[];
}

/** The rows of a pair that are compared. */
const MOST_ROWS = 20;

function comparePair({ detection, data, rows }: PairRows, corpus: string): Compared | undefined {
  const fields = byFieldsOf(searchOf(join(corpus, detection)));
  const logs = data.map((path) => rawValues(join(corpus, path)));
  if (fields.length === 0 || rows.length === 0 || logs.includes(undefined)) return undefined;
  const events = new RawEvents(
    logs.flatMap((log) => log ?? []),
    fields,
  );
  const compared = rows.slice(0, MOST_ROWS).map((row) => events.compare(textsOf(row, fields)));
  return {
    equal: compared.reduce((sum, { equal }) => sum + equal, 0),
    differing: compared.flatMap(({ differing }) => differing),
  };
}

function searchOf(path: string): string {
  try {
    return String((parse(readFileSync(path, 'utf8')) as { search?: unknown }).search ?? '');
  } catch {
    return '';
  }
}

/** A placeholder for a missing value says nothing. */
const PLACEHOLDERS = new Set(['', 'null', 'unknown', '-']);

function textsOf(row: Event, fields: readonly string[]): Values {
  const texts = fields.flatMap((field) => {
    const value = row.get(field);
    const text = value === undefined || Array.isArray(value) ? '' : toText(value);
    return PLACEHOLDERS.has(text) ? [] : [[field, text] as const];
  });
  return Object.fromEntries(texts);
}

/** The events of a log, by the values of the compared fields. */
class RawEvents {
  readonly #byValue = new Map<string, Values[]>();
  readonly #events: readonly Values[];

  constructor(events: readonly Values[], fields: readonly string[]) {
    this.#events = events;
    for (const event of events) {
      for (const field of fields) {
        if (event[field] !== undefined) addTo(this.#byValue, `${field}=${event[field]}`, event);
      }
    }
  }

  /** Compares a row with the event that is most like it. */
  compare(row: Values): Compared {
    const fields = Object.entries(row);
    let best: Compared = { equal: 0, differing: [] };
    for (const event of this.#likely(fields)) {
      const known = fields.filter(([field]) => event[field] !== undefined);
      const differing = known.filter(([field, text]) => event[field] !== text);
      const equal = known.length - differing.length;
      if (equal < best.equal || (equal === best.equal && best.equal > 0)) continue;
      best = {
        equal,
        differing: differing.map(([field, text]) => `${field} is ${text}, not ${event[field]}`),
      };
    }
    return best;
  }

  /** The events with the rarest value of the row. */
  #likely(fields: readonly (readonly [string, string])[]): readonly Values[] {
    const sets = fields.flatMap(([field, text]) => {
      const events = this.#byValue.get(`${field}=${text}`);
      return events === undefined ? [] : [events];
    });
    return sets.sort((a, b) => a.length - b.length)[0] ?? this.#events.slice(0, 1);
  }
}
