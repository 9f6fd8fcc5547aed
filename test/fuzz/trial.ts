import { misplaced } from './spans.ts';
import type { Result, Subject, Way } from './target.ts';

/** What can be wrong with an input, in the order of the table. */
export const KINDS = ['crash', 'exception', 'slow', 'big', 'span', 'difference'] as const;
export type Kind = (typeof KINDS)[number];

/** A violation of a promise by one input. */
export interface Finding {
  readonly kind: Kind;
  readonly message: string;
  /** Equal for findings that probably have the same cause. */
  readonly cause: string;
}

/** The most CPU time for one input, in microseconds. */
const MOST_CPU = 2_000_000;
/** The most memory for one input beyond the memory at the start, in kilobytes. */
const MOST_MEMORY = 512 * 1024;

/** Processes an input in all ways and compares the results; undefined if nothing is wrong. */
export async function trial(
  { ways }: Subject,
  input: Buffer,
  startMemory: number,
): Promise<Finding | undefined> {
  let first: Result | undefined;
  for (const [index, way] of ways.entries()) {
    const outcome = await measured(way, input);
    if ('kind' in outcome) return outcome;
    const { result, cpu } = outcome;
    if (cpu > MOST_CPU) return finding('slow', `${Math.round(cpu / 1_000)} ms CPU`, '');
    const memory = process.resourceUsage().maxRSS - startMemory;
    if (memory > MOST_MEMORY) return finding('big', `${Math.round(memory / 1024)} MB`, '');
    first ??= result;
    if (result.text !== first.text) return difference(first.text, result.text, index);
  }
  return undefined;
}

type Measured = { readonly result: Result; readonly cpu: number };

async function measured(way: Way, input: Buffer): Promise<Measured | Finding> {
  try {
    const before = process.cpuUsage();
    const result = await way(input);
    const { user, system } = process.cpuUsage(before);
    const place = misplaced(result);
    if (place !== undefined) return finding('span', place, place.split(' at ')[0] ?? '');
    return { result, cpu: user + system };
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const frame = /\n\s+at (\S+)/.exec(stack)?.[1] ?? '';
    return finding('exception', stack, `${stack.split('\n')[0]?.slice(0, 60)} ${frame}`);
  }
}

function difference(first: string, other: string, index: number): Finding {
  let at = 0;
  while (at < first.length && first[at] === other[at]) at += 1;
  const part = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 60), at + 100));
  const message = `way ${index + 1} has another result: ${part(first)}, then ${part(other)}`;
  return finding('difference', message, String(index));
}

function finding(kind: Kind, message: string, cause: string): Finding {
  return { kind, message, cause: `${kind} ${cause}` };
}
