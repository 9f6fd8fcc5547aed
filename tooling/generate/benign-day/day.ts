import { windowsEvent } from '../windows-event.ts';
import type { Templates } from '../windows-templates.ts';
import type { Activity, Company, EventDescription, Family } from './description.ts';
import { fill, fillJson, type Moment } from './fill.ts';
import { type Machine, machinesOf } from './machines.ts';
import { Random } from './random.ts';

/** One line of a log, and when it was written. */
interface Line {
  readonly at: number;
  readonly event: EventDescription;
  readonly moment: Omit<Moment, 'serial'>;
}

/** The log of one family on one working day: lines in order of time. */
export function familyLog(family: Family, company: Company, templates: Templates): string {
  const lines = family.activities
    .flatMap((activity) => linesOf(activity, company))
    .sort((a, b) => a.at - b.at);
  return lines
    .map(({ event, moment }, index) =>
      written(event, { ...moment, serial: 10_000 + index }, templates),
    )
    .map((line) => `${line}\n`)
    .join('');
}

function linesOf(activity: Activity, company: Company): readonly Line[] {
  const { on, times = 1 } = activity;
  return machinesOf(company, on).flatMap((machine) =>
    Array.from({ length: times }, (_, index) =>
      occurrence(activity, { company, machine, index, times }),
    ).flat(),
  );
}

interface Occurrence {
  readonly company: Company;
  readonly machine: Machine;
  readonly index: number;
  readonly times: number;
}

/** The events of one occurrence: the day is divided by their number, and each is somewhere in its part. */
function occurrence(activity: Activity, { company, machine, index, times }: Occurrence): Line[] {
  const { name, between = '08:00-17:30', by, events, let: shared = {} } = activity;
  const random = new Random(`${name} ${machine.name} ${index}`);
  const [start, end] = between.split('-').map((clock) => Date.parse(`${company.date}T${clock}Z`));
  if (!(Number(end) > Number(start)))
    throw new Error(`${name}: "${between}" is not a span of time`);
  const part = (Number(end) - Number(start)) / times;
  let at = Math.round(Number(start) + part * (index + random.next()));
  const fixed = new Map<string, string>();
  const moment = (): Line['moment'] => {
    const known = { company, machine, user: machine.user, at: new Date(at), random, shared: fixed };
    return { ...known, user: by === undefined ? machine.user : fill(by, { ...known, serial: 0 }) };
  };
  const { user } = moment();
  for (const [key, text] of Object.entries(shared))
    fixed.set(key, fill(text, { ...moment(), user, serial: 0 }));
  return events.map((event, step) => {
    if (step > 0) at += 1000 * pause(event, random);
    return { at, event, moment: { ...moment(), user } };
  });
}

function pause({ after = '1-5' }: EventDescription, random: Random): number {
  const [least = 0, most = least] = String(after).split('-').map(Number);
  return least + random.next() * (most - least);
}

function written(event: EventDescription, moment: Moment, templates: Templates): string {
  if (event.text !== undefined) return fill(event.text.trimEnd(), moment);
  if (event.json !== undefined) return JSON.stringify(fillJson(event.json, moment));
  const [[kind, fields] = ['', {}]] = Object.entries(event.windows ?? {});
  const { user = moment.user, host = moment.machine.name, ...rest } = fields;
  const values = Object.entries(rest).map(
    ([key, value]) => [key, fill(String(value), moment)] as const,
  );
  return windowsEvent(
    {
      kind,
      at: moment.at,
      host: `${fill(String(host), moment)}.${moment.company.domain}`,
      user: fill(String(user), moment),
      recordId: moment.serial,
      fields: new Map(values),
    },
    templates,
  );
}
