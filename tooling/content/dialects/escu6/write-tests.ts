import { isRecord } from '../../../base/record.ts';
import { type Data, present } from '../writer.ts';

const PORTED = 'PORTED MANUAL TEST - ';

/** An experimental test requires a description. */
const LEGACY: Readonly<Record<string, string | undefined>> = {
  experimental: 'This test is a legacy experimental test and may not be accurate.',
};

/** Tests with their type: those of experimental detections, and manual ones, are not run by Splunk's tools. */
export function testsOf(native: Data): unknown {
  const { tests, status, tags } = native;
  if (!Array.isArray(tests) || tests.length === 0) return undefined;
  const manual = isRecord(tags) ? tags['manual_test'] : undefined;
  return tests.map((test) => (isRecord(test) ? testOf(test, status, manual) : test));
}

function testOf(test: Data, status: unknown, manual: unknown): Data {
  const { name, attack_data, test_type, description, expected_results, ...rest } = test;
  const isManual = typeof manual === 'string';
  const type = isManual || status === 'experimental' ? 'experimental' : 'unit';
  return present([
    ['name', name],
    ['attack_data', attack_data],
    ['test_type', test_type ?? type],
    ['description', description ?? (isManual ? `${PORTED}${manual}` : LEGACY[type])],
    ['expected_results', expected_results],
    ...Object.entries(rest),
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
