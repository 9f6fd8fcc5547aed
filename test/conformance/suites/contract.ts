import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileSource } from '../../../tooling/base/source.ts';
import {
  type FieldValue,
  fromJson,
  toNumber,
  toText,
} from '../../../tooling/events/field-value.ts';
import { runWith } from '../../../tooling/events/run.ts';
import { compileExpressionText } from '../../../tooling/mapping/compile-text.ts';
import { parseText } from '../searches.ts';
import type { Suite } from '../suite.ts';

interface Case {
  readonly id: string;
  readonly name: string;
  readonly query: string | null;
  readonly expression?: string;
  readonly row?: Readonly<Record<string, unknown>>;
  readonly row_fixture?: string;
  readonly expected: {
    readonly parse?: string;
    readonly boolean?: boolean | null;
    readonly value?: Readonly<Record<string, unknown>>;
  };
}

/** Another engine's contract, as far as it is about documented behaviour. */
export const contract: Suite = {
  name: 'compatibility-contract',
  run(corpus) {
    const file = join(corpus, 'spl', 'compatibility-contract.json');
    const cases: readonly Case[] = JSON.parse(readFileSync(file, 'utf8')).cases;
    const aside = new Map<string, number>();
    const misses: string[] = [];
    let total = 0;
    for (const item of cases) {
      const reason = setAside(item);
      if (reason !== undefined) aside.set(reason, (aside.get(reason) ?? 0) + 1);
      else {
        total += 1;
        const miss = missOf(item);
        if (miss !== undefined) misses.push(`${item.id} (${item.name}): ${miss}`);
      }
    }
    const left = [...aside].map(
      ([reason, count]) => `${String(count).padStart(4)} set aside: ${reason}`,
    );
    return {
      suite: this.name,
      passed: total - misses.length,
      total,
      details: [...misses, ...left],
    };
  },
};

/** Why a case says nothing about Splunk's documented behaviour. */
function setAside({ query, expression, expected, row_fixture }: Case): string | undefined {
  if ('diagnostic' in expected || 'diagnostic_phase' in expected)
    return 'a limit or a refusal of that engine alone';
  if ('job_failure' in expected) return 'how that engine fails on values of its own storage';
  if (row_fixture !== undefined) return 'its input is a fixture of that engine, not given here';
  if (query !== null && expected.parse === 'accept') return undefined;
  if (expression !== undefined && ('value' in expected || 'boolean' in expected)) return undefined;
  if (query !== null) return 'it shows rows of a store that is not given here';
  return 'it is about that engine’s server or storage';
}

function missOf({ query, expression, row, expected }: Case): string | undefined {
  if (query !== null) {
    const [first] = parseText(query).errors;
    return first === undefined ? undefined : `${first.message} in ${query}`;
  }
  const value = evaluate(expression ?? '', row ?? {});
  const wanted = 'boolean' in expected ? expected.boolean : expected.value;
  return isAsWanted(value, wanted)
    ? undefined
    : `${expression} is ${toText(value) || 'null'}, not ${JSON.stringify(wanted)}`;
}

const RUN = runWith();

function evaluate(text: string, row: Readonly<Record<string, unknown>>): FieldValue {
  const source = fileSource('contract', text);
  const ignore = (): void => undefined;
  const fields = new Map(Object.entries(row).map(([name, value]) => [name, fieldValue(value)]));
  return compileExpressionText(source, ignore)(fields, RUN);
}

function fieldValue(value: unknown): FieldValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fromJson(value);
  if ('nan' in value) return Number.NaN;
  return 'positive_infinity' in value ? Number.POSITIVE_INFINITY : fromJson(value);
}

function isAsWanted(value: FieldValue, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return value === wanted;
  if ('null' in wanted) return value === null;
  if ('nan' in wanted) return Number.isNaN(toNumber(value));
  if ('positive_infinity' in wanted) return value === Number.POSITIVE_INFINITY;
  if ('double' in wanted) return toNumber(value) === wanted.double;
  if ('double_text' in wanted) return toText(value) === wanted.double_text;
  return 'string' in wanted && toText(value) === wanted.string;
}
