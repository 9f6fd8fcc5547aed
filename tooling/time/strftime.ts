import { DAY_NAMES, MONTH_NAMES } from './names.ts';

/** Writes an instant, in seconds since 1970, in the format of Splunk's time variables (rule 88), in UTC. */
export function strftime(time: number, format: string): string {
  const date = new Date(Math.floor(time) * 1000);
  if (Number.isNaN(date.getTime())) return '';
  return format.replace(TOKEN, (token, digits: string, name: string) => {
    if (name === '%') return '%';
    if (name === 'N' || name === 'Q') return subseconds(time, digits === '' ? (name === 'N' ? 9 : 3) : Number(digits));
    const write = Object.hasOwn(WRITERS, name) ? WRITERS[name] : undefined;
    return write === undefined ? token : write(date, time);
  });
}

const TOKEN = /%(\d?)(:z|Ez|[A-Za-z%+])/g;

function subseconds(time: number, digits: number): string {
  const fraction = time - Math.floor(time);
  return Math.min(0.999_999_999, fraction).toFixed(9).slice(2).padEnd(digits, '0').slice(0, digits);
}

type Write = (date: Date, time: number) => string;

const two = (value: number): string => String(value).padStart(2, '0');
const blank = (value: number): string => String(value).padStart(2, ' ');
const hour12 = (date: Date): number => date.getUTCHours() % 12 || 12;
const iso: Write = (date) => date.toISOString().slice(0, 10);
const clock: Write = (date) => date.toISOString().slice(11, 19);
const day: Write = (date) => DAY_NAMES[date.getUTCDay()] ?? '';
const month: Write = (date) => MONTH_NAMES[date.getUTCMonth()] ?? '';
const american: Write = (date) => `${two(date.getUTCMonth() + 1)}/${two(date.getUTCDate())}/${two(date.getUTCFullYear() % 100)}`;
const full: Write = (date, time) =>
  `${day(date, time).slice(0, 3)} ${month(date, time).slice(0, 3)} ${blank(date.getUTCDate())} ${clock(date, time)} ${date.getUTCFullYear()}`;

const WRITERS: Readonly<Record<string, Write>> = {
  Y: (date) => String(date.getUTCFullYear()).padStart(4, '0'),
  y: (date) => two(date.getUTCFullYear() % 100),
  C: (date) => two(Math.floor(date.getUTCFullYear() / 100)),
  m: (date) => two(date.getUTCMonth() + 1),
  d: (date) => two(date.getUTCDate()),
  e: (date) => blank(date.getUTCDate()),
  H: (date) => two(date.getUTCHours()),
  k: (date) => blank(date.getUTCHours()),
  I: (date) => two(hour12(date)),
  l: (date) => blank(hour12(date)),
  M: (date) => two(date.getUTCMinutes()),
  S: (date) => two(date.getUTCSeconds()),
  p: (date) => (date.getUTCHours() < 12 ? 'AM' : 'PM'),
  F: iso,
  T: clock,
  D: american,
  x: american,
  X: clock,
  c: full,
  '+': (date, time) => full(date, time).replace(/ (\d{4})$/, ' UTC $1'),
  R: (date) => date.toISOString().slice(11, 16),
  A: day,
  a: (date, time) => day(date, time).slice(0, 3),
  B: month,
  b: (date, time) => month(date, time).slice(0, 3),
  h: (date, time) => month(date, time).slice(0, 3),
  j: (date) => String(dayOfYear(date)).padStart(3, '0'),
  w: (date) => String(date.getUTCDay()),
  u: (date) => String(date.getUTCDay() || 7),
  U: (date) => two(Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7)),
  W: (date) => two(Math.floor((dayOfYear(date) + 6 - ((date.getUTCDay() + 6) % 7)) / 7)),
  V: (date) => two(isoWeek(date).week),
  G: (date) => String(isoWeek(date).year),
  Z: () => 'UTC',
  z: () => '+0000',
  ':z': () => '+00:00',
  Ez: () => '+00:00',
  s: (_, time) => String(Math.floor(time)),
  f: (_, time) => subseconds(time, 6),
  n: () => '\n',
  t: () => '\t',
};

const MS_PER_DAY = 86_400_000;

function dayOfYear(date: Date): number {
  return Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / MS_PER_DAY) + 1;
}

/** The week of ISO 8601: weeks begin on Mondays, and belong to the year of their Thursday. */
function isoWeek(date: Date): { year: number; week: number } {
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * MS_PER_DAY);
  return { year: thursday.getUTCFullYear(), week: Math.ceil(dayOfYear(thursday) / 7) };
}
