import { posix } from 'node:path';
import { isRecord } from '../../base/record.ts';
import type { Data, Loss } from './writer.ts';

/** What tests may have in a dialect. */
export interface TestForm {
  /** What messages call the dialect. */
  readonly dialect: string;
  readonly keys: readonly string[];
  /** Whether a test may expect that nothing is found. */
  readonly hasNegative: boolean;
  /** Keys of a sample, in the native form and in the dialect. */
  readonly sampleKeys: Readonly<Record<string, string>>;
}

/** Keys that samples have in every dialect. */
export const SAMPLE_KEYS = { data: 'data', source: 'source', sourcetype: 'sourcetype' };

/** The tests that a dialect can express, with the keys that it has; undefined if there are none. */
export function expressibleTests(
  tests: unknown,
  form: TestForm,
  losses: Loss[],
): readonly Data[] | undefined {
  if (!Array.isArray(tests)) return undefined;
  const kept = tests.flatMap((test, index) => {
    if (!isRecord(test)) return [];
    const reason = whyNot(test, form);
    if (reason === undefined) return [testIn(test, { form, losses, index })];
    losses.push({ path: ['tests', index], reason });
    return [];
  });
  return kept.length === 0 ? undefined : kept;
}

function whyNot(
  { events, attack_data, expected_results }: Data,
  { dialect, hasNegative }: TestForm,
): string | undefined {
  if (attack_data === undefined && events !== undefined)
    return `the test is left out: ${dialect} has no events in tests`;
  return expected_results === 0 && !hasNegative
    ? `the test is left out: ${dialect} has no negative tests`
    : undefined;
}

interface At {
  readonly form: TestForm;
  readonly losses: Loss[];
  readonly index: number;
}

function testIn(test: Data, { form, losses, index }: At): Data {
  const { attack_data, ...rest } = test;
  for (const key of Object.keys(rest))
    if (!form.keys.includes(key))
      losses.push({ path: ['tests', index, key], reason: noSuchKey(form) });
  const samples = Array.isArray(attack_data)
    ? attack_data.map((sample, position) =>
        isRecord(sample) ? sampleIn(sample, { form, losses, index }, position) : sample,
      )
    : attack_data;
  const kept = Object.entries(rest).filter(([key]) => form.keys.includes(key));
  return { ...Object.fromEntries(kept), ...(samples !== undefined && { attack_data: samples }) };
}

function sampleIn(sample: Data, { form, losses, index }: At, position: number): Data {
  const entries: (readonly [string, unknown])[] = [];
  for (const [key, value] of Object.entries(sample)) {
    const written = form.sampleKeys[key];
    if (written !== undefined) entries.push([written, value]);
    else if (key !== 'file_name' || value !== fileNameOf(sample))
      losses.push({
        path: ['tests', index, 'attack_data', position, key],
        reason: noSuchKey(form),
      });
  }
  return Object.fromEntries(entries);
}

function fileNameOf({ data }: Data): string {
  return posix.basename(String(data));
}

function noSuchKey({ dialect }: TestForm): string {
  return `${dialect} has no such key`;
}
