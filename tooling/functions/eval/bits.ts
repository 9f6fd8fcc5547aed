import type { FieldValue } from '../../events/field-value.ts';

/** Integers from 0 to 2^53 - 1, as in Splunk; any other value makes the result null. */
export function ofBits(
  values: readonly number[],
  compute: (left: bigint, right: bigint) => bigint,
): FieldValue {
  const [first, ...rest] = values.map(whole);
  if (first === undefined || rest.includes(undefined)) return null;
  let result = first;
  for (const value of rest) result = compute(result, value ?? 0n);
  return Number(result & MASK);
}

const MASK = (1n << 53n) - 1n;

function whole(value: number): bigint | undefined {
  return Number.isSafeInteger(value) && value >= 0 ? BigInt(value) : undefined;
}
