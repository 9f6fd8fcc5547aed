import { strftime } from '../../time/strftime.ts';
import type { Company } from './description.ts';
import type { Machine } from './machines.ts';
import type { Random } from './random.ts';

/** What the placeholders of one event stand for. */
export interface Moment {
  readonly company: Company;
  readonly machine: Machine;
  readonly user: string;
  readonly at: Date;
  /** The number of the event in its file. */
  readonly serial: number;
  readonly random: Random;
  /** Values that all events of one time share. */
  readonly shared: ReadonlyMap<string, string>;
}

/** Replaces the placeholders of a text: `<host>`, `<time iso>`, `<pick LIST>`, `<int 1 9>`, and the names of shared values. */
export function fill(text: string, moment: Moment): string {
  return text.replace(/<([a-z_]+)((?: [\w.-]+)*)>/g, (_, word: string, rest: string) =>
    replacement(word, rest.split(' ').slice(1), moment),
  );
}

/** The same for every text of a JSON value. A text that is only `<int …>` or `<serial>` becomes a number. */
export function fillJson(value: unknown, moment: Moment): unknown {
  if (typeof value === 'string') {
    const filled = fill(value, moment);
    return /^<(?:int|serial|time epoch)[^<>]*>$/.test(value) ? Number(filled) : filled;
  }
  if (Array.isArray(value)) return value.map((item) => fillJson(item, moment));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, fillJson(one, moment)]),
  );
}

function replacement(word: string, words: readonly string[], moment: Moment): string {
  const shared = moment.shared.get(word);
  if (shared !== undefined) return shared;
  const make = PLACEHOLDERS[word];
  if (make === undefined) throw new Error(`unknown placeholder <${word}>`);
  return make(moment, words);
}

type Make = (moment: Moment, words: readonly string[]) => string;

const PLACEHOLDERS: Readonly<Record<string, Make>> = {
  host: ({ machine }) => machine.name,
  fqdn: ({ machine, company }) => `${machine.name}.${company.domain}`,
  ip: ({ machine }) => machine.address,
  user: ({ user }) => user,
  mail: ({ user, company }) => `${user}@${company.domain}`,
  domain: ({ company }) => company.domain,
  serial: ({ serial }) => String(serial),
  time: ({ at }, [format = 'iso']) => timeIn(format, at),
  pick: (moment, [list = '']) => {
    const { company, random } = moment;
    const items = company.lists[list];
    if (items === undefined) throw new Error(`there is no list "${list}"`);
    return fill(random.pick(items), moment);
  },
  int: ({ random }, [least, most]) => String(random.between(Number(least), Number(most))),
  hex: ({ random }, [digits]) => random.hex(Number(digits)),
  uuid: ({ random }) =>
    [8, 4, 4, 4, 12]
      .map((digits) => random.hex(digits))
      .join('-')
      .replace(/-.(...)-.(...)-/, '-4$1-a$2-'),
};

/** The times of logs, as formats of `strftime`. */
const FORMATS: Readonly<Record<string, string>> = {
  iso: '%Y-%m-%dT%H:%M:%S.%3NZ',
  seconds: '%Y-%m-%dT%H:%M:%SZ',
  bare: '%Y-%m-%dT%H:%M:%S',
  micro: '%Y-%m-%dT%H:%M:%S.%3N000Z',
  nano: '%Y-%m-%dT%H:%M:%S.%3N000000Z',
  utc: '%Y-%m-%d %H:%M:%S.%3N',
  offset_z: '%Y-%m-%dT%H:%M:%S.%3N1234Z',
  offset: '%Y-%m-%dT%H:%M:%S.%3N0000+00:00',
  offset_short: '%Y-%m-%dT%H:%M:%S.%3N+00:00',
  epoch: '%s.%3N',
  epoch_s: '%s',
  millis: '%s%3N',
  us: '%m/%d/%Y %H:%M:%S.%3N',
  clock: '%H:%M:%S.%3N000000',
  web: '%d/%b/%Y:%H:%M:%S +0000',
  slashes: '%Y/%m/%d %H:%M:%S',
  asa: '%b %d %Y %H:%M:%S',
};

function timeIn(name: string, at: Date): string {
  const format = FORMATS[name];
  if (format === undefined) throw new Error(`unknown time format "${name}"`);
  return strftime(at.getTime() / 1000, format);
}
