import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { relativeTime } from '../../tooling/time/relative-time.ts';
import { strftime } from '../../tooling/time/strftime.ts';
import { strptime } from '../../tooling/time/strptime.ts';
import { addTimespan, bucketStart, parseTimespan } from '../../tooling/time/timespan.ts';

/** A Sunday. */
const TIME = Date.UTC(2022, 7, 14, 14, 0, 15) / 1000 + 0.049_25;

describe('strftime', () => {
  test.each([
    ['%Y-%m-%dT%H:%M:%S.%Q', '2022-08-14T14:00:15.049'],
    ['%N %3N %6N %9N %6Q %f', '049250000 049 049250 049250000 049250 049250'],
    ['%F %T %z %:z %::z %Z', '2022-08-14 14:00:15 +0000 +00:00 +00:00:00 UTC'],
    ['%a %A %b %B %e %k %I %l %p', 'Sun Sunday Aug August 14 14 02  2 PM'],
    ['%j %y %V %G %U %W %w %u %C', '226 22 32 2022 33 32 0 7 20'],
    [
      '%c|%x|%X|%D|%R|%+',
      'Sun Aug 14 14:00:15 2022|08/14/22|14:00:15|08/14/22|14:00|Sun Aug 14 14:00:15 UTC 2022',
    ],
    ['%s %% %n%t', '1660485615 % \n\t'],
    ['%! 100%', '%! 100%'],
  ])('%s', (format, is) => {
    expect(strftime(TIME, format)).toBe(is);
  });

  test.each([
    [1_521_467_703.049, '2018-03-19T13:55:03.049'],
    [0.999_999_9, '1970-01-01T00:00:01.000'],
    [-0.5, '1969-12-31T23:59:59.500'],
    [1e15, ''],
    [Number.NaN, ''],
  ])('of %s', (seconds, is) => {
    expect(strftime(seconds, '%Y-%m-%dT%H:%M:%S.%Q')).toBe(is);
  });
});

describe('strptime', () => {
  test.each([
    ['2018-08-13', '%Y-%m-%d', 1_534_118_400],
    ['Mon Aug 13 00:00:00 2018', '%a %B %d %H:%M:%S.%N %Y', 1_534_118_400],
    ['2018-08-13T12:30:15.25', '%Y-%m-%dT%H:%M:%S.%Q', 1_534_163_415.25],
    ['2018-08-13T12:30:15.123456789Z', '%Y-%m-%dT%H:%M:%S.%9N%Z', 1_534_163_415.123_456_7],
    ['2018-08-13T12:30:15+02:00', '%FT%T%:z', 1_534_156_215],
    ['08/13/18 01:05 PM', '%m/%d/%y %I:%M %p', 1_534_165_500],
    ['13 august 2018', '%d %b %Y', 1_534_118_400],
    ['2018 225', '%Y %j', 1_534_118_400],
    ['1534118400.5', '%s', 1_534_118_400.5],
    ['20180813', '%Y%m%d', 1_534_118_400],
    ['2018-08-13 and more', '%Y-%m-%d', 1_534_118_400],
    ['2018-08', '%Y-%m', undefined],
    ['12:00', '%H:%M', undefined],
    ['2018-13-13', '%Y-%m-%d', undefined],
    ['not a time', '%Y-%m-%d', undefined],
    ['2018-08-13', '%Y/%m/%d', undefined],
    ['2018-08-13', '%Y-%!-%d', undefined],
  ])('%s by %s', (text, format, is) => {
    expect(strptime(text, format)).toBe(is);
  });

  test('a missing year is the current year', () => {
    expect(strptime('Aug 13', '%b %d', { now: TIME })).toBe(Date.UTC(2022, 7, 13) / 1000);
  });

  test('reads what strftime writes', () => {
    const milliseconds = fc.integer({ min: 0, max: Date.UTC(2100, 0) });
    const format = fc.constantFrom(
      '%Y-%m-%dT%H:%M:%S.%3N',
      '%c.%N',
      '%s.%Q',
      '%A, %d %B %Y %I:%M:%S.%f %p %z',
    );
    fc.assert(
      fc.property(milliseconds, format, (time, spelling) => {
        const read = strptime(strftime(time / 1000, spelling), spelling);
        expect(read).toBeCloseTo(time / 1000, 3);
      }),
    );
  });
});

describe('a time modifier', () => {
  test.each([
    ['-1h', '2022-08-14 13:00:15'],
    ['-70m@m', '2022-08-14 12:50:00'],
    ['@d', '2022-08-14 00:00:00'],
    ['-1d@d', '2022-08-13 00:00:00'],
    ['-d', '2022-08-13 14:00:15'],
    ['-1mon@mon', '2022-07-01 00:00:00'],
    ['+1q@q', '2022-10-01 00:00:00'],
    ['@y', '2022-01-01 00:00:00'],
    ['@w', '2022-08-14 00:00:00'],
    ['@w0', '2022-08-14 00:00:00'],
    ['@w7', '2022-08-14 00:00:00'],
    ['@w1', '2022-08-08 00:00:00'],
    ['-1w@w3', '2022-08-03 00:00:00'],
    ['@d-2h', '2022-08-13 22:00:00'],
    ['-1d@d+9h+30min', '2022-08-13 09:30:00'],
    ['now', '2022-08-14 14:00:15'],
    ['now-5minutes', '2022-08-14 13:55:15'],
    ['', '2022-08-14 14:00:15'],
  ])('%s', (modifier, is) => {
    expect(strftime(relativeTime(TIME, modifier) ?? Number.NaN, '%F %T')).toBe(is);
  });

  test.each(['yesterday', '-1', '@d5', '-1d@', '5m', '--1d'])('%s is not valid', (modifier) => {
    expect(relativeTime(TIME, modifier)).toBeUndefined();
  });

  test('a month before the last of March is the last of February', () => {
    expect(relativeTime(Date.UTC(2024, 2, 31) / 1000, '-1mon')).toBe(Date.UTC(2024, 1, 29) / 1000);
  });
});

describe('a timespan', () => {
  test.each([
    ['5m', 300],
    ['600s', 600],
    ['1hr', 3600],
    ['2days', 172_800],
    ['30', 30],
    ['h', 3600],
    ['100ms', 0.1],
    ['0.5h', 1800],
  ])('%s', (text, seconds) => {
    expect(parseTimespan(text)?.seconds).toBeCloseTo(seconds, 9);
  });

  test.each(['', '0s', 'auto', '5x', '-5m', 'log2'])('"%s" is not valid', (text) => {
    expect(parseTimespan(text)).toBeUndefined();
  });

  test.each([
    ['5m', '2022-08-14 14:00:00'],
    ['1h', '2022-08-14 14:00:00'],
    ['1d', '2022-08-14 00:00:00'],
    ['1w', '2022-08-11 00:00:00'],
    ['1w@w1', '2022-08-08 00:00:00'],
    ['1mon', '2022-08-01 00:00:00'],
    ['1q', '2022-07-01 00:00:00'],
    ['1y', '2022-01-01 00:00:00'],
  ])('%s has buckets that start at %s', (text, is) => {
    const span = parseTimespan(text);
    expect(span && strftime(bucketStart(TIME, span), '%F %T')).toBe(is);
  });

  test('months are added by the calendar', () => {
    const span = parseTimespan('1mon');
    expect(span && addTimespan(0, span)).toBe(31 * 86_400);
  });
});

describe('zones', () => {
  const zone = 'America/Los_Angeles';

  test('follow the calendar, including daylight saving time', () => {
    expect(strftime(1_534_118_400, '%F %T %z', zone)).toBe('2018-08-12 17:00:00 -0700');
    expect(strftime(1_514_764_800, '%F %T %:z', zone)).toBe('2017-12-31 16:00:00 -08:00');
  });

  test('can be parsed again', () => {
    expect(strptime('2018-08-13 00:00:00', '%F %T', { zone })).toBe(1_534_143_600);
    expect(strptime('2018-08-13 00:00:00 +0000', '%F %T %z', { zone })).toBe(1_534_118_400);
  });

  test('that do not exist are UTC', () => {
    expect(strftime(0, '%T', 'No/Such')).toBe('00:00:00');
  });
});
