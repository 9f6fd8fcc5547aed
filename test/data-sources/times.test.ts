import { describe, expect, test } from 'vitest';
import { isoTime } from '../../tooling/data-sources/event-time.ts';
import { timeOf } from '../../tooling/data-sources/json/json-time.ts';
import { parseEvents } from '../../tooling/data-sources/read-events.ts';
import { textTime } from '../../tooling/data-sources/text/text-time.ts';
import { DEFAULT_TIME, inYearOf } from '../../tooling/data-sources/text/yearless.ts';

const JANUARY = 1768471200;

describe('a time in ISO 8601', () => {
  test.each([
    { text: '2026-01-15T10:00:00Z', is: JANUARY },
    { text: '2026-01-15 10:00:00', is: JANUARY },
    { text: '2026-01-15T10:00:00.123456789Z', is: JANUARY + 0.123456 },
    { text: '2026-01-15 10:00:00,5', is: JANUARY + 0.5 },
    { text: '2026-01-15T11:30:00.000+01:30', is: JANUARY },
    { text: '2026-01-15T05:00:00-0500', is: JANUARY },
    { text: '1969-12-31T23:59:59Z', is: -1 },
    { text: '2024-02-29T00:00:00Z', is: 1709164800 },
    { text: '2026-13-15T10:00:00Z', is: undefined },
    { text: '2026-01-15', is: undefined },
    { text: 'today', is: undefined },
  ])('$text', ({ text, is }) => {
    expect(isoTime(text)).toBe(is);
  });
});

describe('a time in a text', () => {
  test.each([
    { text: '10.0.0.1 - - [15/Jan/2026:11:00:00 +0100] "GET /"', is: JANUARY },
    { text: 'Audit:[timestamp=01-15-2026 10:00:00.250, user=x', is: JANUARY + 0.25 },
    { text: '1,2026/01/15 10:00:00,0768', is: JANUARY },
    { text: 'Thu Jan 15 10:00:00 2026 UTC', is: JANUARY },
    { text: 'Jan 15 2026 10:00:00 host', is: JANUARY },
    { text: '01/15/2026 10:00:00 started', is: JANUARY },
    { text: 'msg=audit(1768471200.519:128180)', is: JANUARY + 0.519 },
    { text: 'at=1768471200 msg=first', is: JANUARY },
    { text: 'id=99999 nothing here', is: undefined },
    { text: `${'x'.repeat(200)} 2026-01-15T10:00:00Z`, is: undefined },
  ])('$text', ({ text, is }) => {
    expect(textTime(text)).toBe(is);
  });

  test('syslog times have no year, and the same text always gives the same time', () => {
    expect(textTime('Jan 15 10:00:00 host app: x')).toBe(1705312800);
  });
});

describe('a time in JSON', () => {
  test.each([
    { text: '1768471200', is: JANUARY },
    { text: '1768471200.25', is: JANUARY + 0.25 },
    { text: '1768471200250', is: JANUARY + 0.25 },
    { text: '1768471200250000', is: JANUARY + 0.25 },
    { text: 'Thu Jan 15 10:00:00 2026', is: JANUARY },
    { text: '12345', is: undefined },
  ])('$text', ({ text, is }) => {
    expect(timeOf(text)).toBe(is);
  });
});

describe('a time without a year', () => {
  const time = textTime('Jan 15 10:00:00 host app: x') ?? 0;

  test.each([
    { reference: '2026-01-20T00:00:00Z', is: JANUARY },
    { reference: '2026-01-15T09:00:00Z', is: JANUARY },
    { reference: '2026-12-31T00:00:00Z', is: JANUARY },
    { reference: '2026-01-10T00:00:00Z', is: JANUARY - 365 * 86_400 },
  ])('is in the last year before $reference', ({ reference, is }) => {
    expect(inYearOf(time, isoTime(reference) ?? 0)).toBe(is);
  });
});

describe('an event', () => {
  const read = (text: string, referenceTime?: number) =>
    parseEvents(text, { referenceTime }, () => {}).events.map((event) => event.get('_time'));

  test('has the first time in its first 128 characters if no key has it', () => {
    expect(read('{"a": "x", "when": "2026-01-15T10:00:00Z"}')).toEqual([JANUARY]);
  });

  test('without a time has the time before it, or the reference time', () => {
    expect(read('first\n2026-01-15T10:00:00Z second\nthird')).toEqual([
      DEFAULT_TIME,
      JANUARY,
      JANUARY,
    ]);
    expect(read('first', JANUARY)).toEqual([JANUARY]);
  });

  test('has the year of the reference time', () => {
    expect(read('Jan 15 10:00:00 web1 a[1]: x', JANUARY + 60)).toEqual([JANUARY]);
  });
});
