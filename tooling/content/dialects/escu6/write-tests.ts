import { isRecord } from '../../../base/record.ts';
import { expressibleTests, SAMPLE_KEYS, type TestForm } from '../write-samples.ts';
import { type Data, type Loss, present } from '../writer.ts';

const PORTED = 'PORTED MANUAL TEST - ';

/** An experimental test requires a description. */
const LEGACY: Readonly<Record<string, string | undefined>> = {
  experimental: 'This test is a legacy experimental test and may not be accurate.',
};

/** Tests with their type: those of experimental detections, and manual ones, are not run by Splunk's tools. */
export function testsOf(native: Data, losses: Loss[]): unknown {
  const { tests, status, tags } = native;
  const manual = isRecord(tags) ? tags['manual_test'] : undefined;
  return expressibleTests(tests, FORM, losses)?.map((test) => testOf(test, status, manual));
}

const FORM: TestForm = {
  dialect: 'ESCU 6',
  keys: ['name', 'test_type', 'description', 'expected_results'],
  hasNegative: true,
  sampleKeys: { ...SAMPLE_KEYS, custom_index: 'index' },
};

function testOf(test: Data, status: unknown, manual: unknown): Data {
  const { name, attack_data, test_type, description, expected_results } = test;
  const isManual = typeof manual === 'string';
  const type = isManual || status === 'experimental' ? 'experimental' : 'unit';
  return present([
    ['name', name],
    ['attack_data', attack_data],
    ['test_type', test_type ?? type],
    ['description', description ?? (isManual ? `${PORTED}${manual}` : LEGACY[type])],
    ['expected_results', expected_results],
  ]);
}

/** Whether a description was only added because the dialect requires one. */
export function isMadeUp(description: unknown): boolean {
  return description === LEGACY['experimental'];
}

/** The reason that a test was marked as manual before it was ported; undefined for other tests. */
export function manualReason(test: unknown): string | undefined {
  const description = isRecord(test) ? test['description'] : undefined;
  return typeof description === 'string' && description.startsWith(PORTED)
    ? description.slice(PORTED.length)
    : undefined;
}
