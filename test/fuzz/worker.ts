import { inputsFrom } from './generate.ts';
import { minimized } from './minimize.ts';
import type { Subject } from './target.ts';
import { findTarget } from './targets/index.ts';
import { type Finding, type Kind, trial } from './trial.ts';
import { Watchdog } from './watchdog.ts';

/** What a process is asked to do: many inputs of a seed, or a single one. */
export type Order =
  | {
      readonly kind: 'inputs';
      readonly target: string;
      readonly seed: number;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'single'; readonly target: string; readonly input: string };

/** What a process answers; `done` and `stopped` end an order. */
export type Answer =
  | { readonly kind: 'finding'; readonly number: number; readonly found: Found }
  /** A slow or big input, which must be confirmed by a new process. */
  | { readonly kind: 'stopped'; readonly number: number; readonly found: Found }
  | { readonly kind: 'done' };

export interface Found extends Finding {
  /** The minimized input in Base64. */
  readonly input: string;
}

/** The effort for minimizing one input: tries, and microseconds of CPU time. */
const MOST_TRIES = 2_000;
const MOST_CPU = 10_000_000;

/** The code of a process that processes inputs: the parent sends orders, one after the other. */
export function serve(progressFile: string, hangSeconds: number): void {
  const watchdog = new Watchdog(progressFile, hangSeconds);
  const subjects = new Map<string, Subject>();
  const subjectOf = (id: string): Subject => {
    const subject = subjects.get(id) ?? findTarget(id).open();
    subjects.set(id, subject);
    return subject;
  };
  process.on('message', (order: Order) => {
    void obey(order, subjectOf(order.target), watchdog).then((answer) => process.send?.(answer));
  });
}

async function obey(order: Order, subject: Subject, watchdog: Watchdog): Promise<Answer> {
  const start = process.resourceUsage().maxRSS;
  if (order.kind === 'single') {
    watchdog.next(0);
    const input = Buffer.from(order.input, 'base64');
    const found = await trial(subject, input, start);
    if (found !== undefined)
      return { kind: 'stopped', number: 0, found: { ...found, input: order.input } };
    return { kind: 'done' };
  }
  const minimal = new Map<string, string>();
  for (const [number, input] of inputsFrom(subject, order)) {
    watchdog.next(number);
    const found = await trial(subject, input, start);
    if (found === undefined) continue;
    const encoded = input.toString('base64');
    if (NEED_PROCESS.includes(found.kind))
      return { kind: 'stopped', number, found: { ...found, input: encoded } };
    const known =
      minimal.get(found.cause) ??
      (await smallest(subject, { input, found, start, watchdog, number }));
    minimal.set(found.cause, known);
    process.send?.({ kind: 'finding', number, found: { ...found, input: known } } satisfies Answer);
  }
  return { kind: 'done' };
}

/** What can only be measured in a new process. */
const NEED_PROCESS: readonly Kind[] = ['slow', 'big'];

interface Failed {
  readonly input: Buffer;
  readonly found: Finding;
  readonly start: number;
  readonly watchdog: Watchdog;
  readonly number: number;
}

async function smallest(
  subject: Subject,
  { input, found, start, watchdog, number }: Failed,
): Promise<string> {
  const before = process.cpuUsage();
  const fails = async (smaller: Buffer): Promise<boolean> => {
    if (process.cpuUsage(before).user > MOST_CPU) return false;
    watchdog.next(number);
    return (await trial(subject, smaller, start))?.cause === found.cause;
  };
  return (await minimized(input, fails, MOST_TRIES)).toString('base64');
}
