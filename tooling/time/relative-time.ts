import { addMonths, type TimeUnit, unitNamed } from './timespan.ts';

/** The instant that a modifier such as `-1d@d` names, seen from another one (rules 86, 87); undefined when it names none. */
export function relativeTime(time: number, modifier: string): number | undefined {
  const text = modifier.trim();
  if (text === 'now' || text === 'now()') return time;
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  let result = time;
  for (let rest = text; rest !== ''; ) {
    const [step = '', sign, amount, unit, snap] = STEP.exec(rest) ?? [];
    if (step === '') return undefined;
    const moved = snap === undefined ? offset(result, { sign, amount, unit }) : snapped(result, snap);
    if (moved === undefined) return undefined;
    result = moved;
    rest = rest.slice(step.length);
  }
  return result;
}

const STEP = /^(?:([+-])(\d*)([a-z]+)|@([a-z]+\d?))/i;
const DAY = 86_400;

interface Offset {
  readonly sign: string | undefined;
  readonly amount: string | undefined;
  readonly unit: string | undefined;
}

function offset(time: number, { sign, amount, unit }: Offset): number | undefined {
  const name = unitNamed(unit ?? '');
  if (name === undefined) return undefined;
  const count = (sign === '-' ? -1 : 1) * (amount === '' ? 1 : Number(amount));
  const months = MONTHS[name];
  return months === undefined ? time + count * (LENGTHS[name] ?? 1) : addMonths(time, count * months);
}

const MONTHS: Partial<Readonly<Record<TimeUnit, number>>> = { mon: 1, q: 3, y: 12 };
const LENGTHS: Partial<Readonly<Record<TimeUnit, number>>> = { s: 1, m: 60, h: 3600, d: DAY, w: 7 * DAY, ms: 0.001 };

function snapped(time: number, snap: string): number | undefined {
  const [, weekday] = /^w(\d)$/i.exec(snap) ?? [];
  if (weekday !== undefined) return weekday > '7' ? undefined : snapToWeekday(time, Number(weekday) % 7);
  const unit = unitNamed(snap);
  if (unit === undefined) return undefined;
  const date = new Date(time * 1000);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  if (unit === 'w') return snapToWeekday(time, 0);
  if (unit === 'mon') return Date.UTC(year, month, 1) / 1000;
  if (unit === 'q') return Date.UTC(year, month - (month % 3), 1) / 1000;
  if (unit === 'y') return Date.UTC(year, 0, 1) / 1000;
  const length = LENGTHS[unit] ?? 1;
  return Math.floor(time / length) * length;
}

/** The last such weekday that has begun; 0 is Sunday. */
function snapToWeekday(time: number, weekday: number): number {
  const day = Math.floor(time / DAY) * DAY;
  const today = new Date(day * 1000).getUTCDay();
  return day - ((today - weekday + 7) % 7) * DAY;
}
