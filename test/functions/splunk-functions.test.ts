import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { evalFunctions } from '../../tooling/functions/eval/index.ts';
import { findStatisticalFunction } from '../../tooling/functions/statistical/index.ts';
import {
  unsupportedEvalFunctions,
  unsupportedStatisticalFunctions,
} from '../../tooling/functions/unsupported.ts';

const splunkFunctions: Readonly<Record<string, string>> = parse(
  readFileSync(join(import.meta.dirname, 'splunk-functions.yml'), 'utf8'),
);

describe.each([
  {
    kind: 'eval',
    runs: (name: string) => evalFunctions.has(name),
    reasons: unsupportedEvalFunctions,
  },
  {
    kind: 'statistical',
    runs: (name: string) => findStatisticalFunction(name) !== undefined,
    reasons: unsupportedStatisticalFunctions,
  },
])('the $kind functions of Splunk', ({ kind, runs, reasons }) => {
  const names = splunkFunctions[kind]?.split(/\s+/) ?? [];

  test('run, or are unsupported with a reason', () => {
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !runs(name) && !reasons.has(name))).toEqual([]);
  });

  test('do not run and count as unsupported at the same time', () => {
    expect([...reasons.keys()].filter(runs)).toEqual([]);
  });

  test('are listed if they are unsupported', () => {
    expect([...reasons.keys()].filter((name) => !names.includes(name))).toEqual([]);
  });
});
