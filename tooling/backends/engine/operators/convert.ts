import { assertNever } from '../../../base/assert-never.ts';
import type { Event } from '../../../events/event.ts';
import {
  type FieldValue,
  toFieldValue,
  toNumber,
  toText,
  valuesOf,
} from '../../../events/field-value.ts';
import type { Operator, Run } from '../../../events/run.ts';
import type { Conversion, ConversionTarget } from '../../../plan/conversion.ts';
import { strftime } from '../../../time/strftime.ts';
import { strptime } from '../../../time/strptime.ts';
import { fieldMatcher } from '../field-pattern.ts';

/**
 * Converts values, one conversion after the other, each from the values of the input row. A conversion that does not
 * apply removes the field, or writes nothing with AS (fact 41).
 */
export function convert(conversions: readonly Conversion[]): Operator {
  const compiled = conversions.map(({ field, as, to }) => ({
    matches: fieldMatcher(field.text),
    as: as?.text,
    convertOne: converterTo(to),
  }));
  return function* (rows, run) {
    for (const row of rows) yield converted(row, compiled, run);
  };
}

type Converter = (value: FieldValue, run: Run) => FieldValue;

interface CompiledConversion {
  readonly matches: (name: string) => boolean;
  readonly as: string | undefined;
  readonly convertOne: Converter;
}

function converted(row: Event, conversions: readonly CompiledConversion[], run: Run): Event {
  const copy = new Map(row);
  for (const { matches, as, convertOne } of conversions) {
    for (const [name, value] of row) {
      if (!matches(name)) continue;
      const result = toFieldValue(valuesOf(value).map((item) => convertOne(item, run)));
      if (result !== null) copy.set(as ?? name, result);
      else if (as === undefined) copy.delete(name);
    }
  }
  return copy;
}

function converterTo(to: ConversionTarget): Converter {
  switch (to.kind) {
    case 'same':
      return (value) => value;
    case 'number':
      return (value) =>
        toNumber(to.commas === true ? toText(value).replaceAll(',', '') : value) ??
        (to.otherwise === 'same' ? value : null);
    case 'leading-number':
      return (value) => leadingNumber(toText(value));
    case 'time-text':
      return (value, { timeZone }) => {
        const seconds = toNumber(value);
        return seconds === undefined ? value : strftime(seconds, to.format, timeZone);
      };
    case 'time':
      return (value, { timeZone }) =>
        strptime(toText(value), to.format, { zone: timeZone }) ?? null;
    case 'kilobytes':
      return (value) => kilobytesIn(toText(value));
    case 'seconds':
      return (value) => (to.of === 'days' ? durationIn : minutesIn)(toText(value));
    default:
      return assertNever(to);
  }
}

/** `212 sec` as 212. */
function leadingNumber(text: string): FieldValue {
  const number = Number.parseFloat(text);
  return Number.isNaN(number) ? null : number;
}

/** `01:02:03` or `2+01:02:03` in seconds. */
function durationIn(text: string): FieldValue {
  const [, days = '0', hours = '0', minutes, seconds = '0'] =
    /^(?:(\d+)\+)?(?:(\d+):)?(\d+):(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (minutes === undefined) return toNumber(text) ?? null;
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
}

/** `MM:SS.SSS` in seconds. */
function minutesIn(text: string): FieldValue {
  const [, minutes = '0', seconds] = /^(?:(\d+):)?(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  return seconds === undefined ? null : Number(minutes) * 60 + Number(seconds);
}

const KILOBYTES: Readonly<Record<string, number>> = { k: 1, m: 1024, g: 1024 * 1024 };

function kilobytesIn(text: string): FieldValue {
  const [, amount, unit = 'k'] = /^(\d+(?:\.\d+)?)\s*([kmg])?b?$/i.exec(text.trim()) ?? [];
  return amount === undefined ? null : Number(amount) * (KILOBYTES[unit.toLowerCase()] ?? 1);
}
