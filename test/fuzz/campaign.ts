import { Child, type ChildOptions, type End } from './child.ts';
import { inputAt } from './generate.ts';
import { minimized } from './minimize.ts';
import { findTarget } from './targets/index.ts';
import { KINDS, type Kind } from './trial.ts';
import type { Found } from './worker.ts';

/** One run of a target. */
export interface CampaignOptions extends ChildOptions {
  readonly target: string;
  readonly seed: number;
  readonly runs: number;
  /** Called after each part, with the number of processed inputs. */
  readonly onProgress?: (outcome: Outcome) => void;
  readonly onFinding?: (finding: NumberedFinding) => void;
  readonly now: () => number;
  /** The time at which the run ends even if inputs remain, in milliseconds. */
  readonly until: number;
}

export interface NumberedFinding extends Found {
  readonly target: string;
  readonly seed: number;
  /** The number of the input. */
  readonly number: number;
}

/** The counts of a run. */
export interface Outcome {
  readonly target: string;
  readonly seed: number;
  readonly inputs: number;
  readonly found: Readonly<Record<Kind, number>>;
}

/** Inputs of one order; progress is recorded after each. */
const PART = 1_000;

/** Processes, which are started when needed and replaced after a crash. */
export class Children {
  readonly #options: ChildOptions;
  #current: Child | undefined;

  constructor(options: ChildOptions) {
    this.#options = options;
  }

  get current(): Child {
    this.#current ??= new Child(this.#options);
    return this.#current;
  }

  replace(): void {
    this.#current?.end();
    this.#current = undefined;
  }

  /** Processes a single input in a new process. */
  async single(target: string, input: Buffer): Promise<End> {
    const child = new Child(this.#options);
    try {
      return await child.obey({ kind: 'single', target, input: input.toString('base64') });
    } finally {
      child.end();
    }
  }
}

/** Processes inputs of a target until the wanted number or the end of the time is reached. */
export async function campaign(options: CampaignOptions, children: Children): Promise<Outcome> {
  const { target, seed, runs, now, until, onFinding, onProgress } = options;
  const found = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
  const causes = new Set<string>();
  const record = (number: number, finding: Found): void => {
    found[finding.kind] += 1;
    if (!causes.has(finding.cause)) onFinding?.({ ...finding, target, seed, number });
    causes.add(finding.cause);
  };
  let from = 0;
  while (from < runs && now() < until) {
    const to = Math.min(runs, from + PART);
    const end = await children.current.obey({ kind: 'inputs', target, seed, from, to }, record);
    if (end.kind === 'done') from = to;
    else {
      children.replace();
      const confirmed = await confirm(end, { target, seed, children, causes });
      if (confirmed !== undefined) record(end.number, confirmed);
      from = end.number + 1;
    }
    onProgress?.({ target, seed, inputs: from, found });
  }
  return { target, seed, inputs: from, found };
}

interface Confirming {
  readonly target: string;
  readonly seed: number;
  readonly children: Children;
  /** Causes that are already known and are not minimized again. */
  readonly causes: ReadonlySet<string>;
}

/** Repeats an input in a new process: garbage of earlier inputs and compilation also take time and memory. */
async function confirm(
  end: Exclude<End, { readonly kind: 'done' }>,
  { target, seed, children, causes }: Confirming,
): Promise<Found | undefined> {
  const input = inputAt(findTarget(target).open(), seed, end.number);
  const again = foundIn(await children.single(target, input), input);
  // A process that died is a crash in any case; alone, the input may not be enough.
  const finding = again ?? (end.kind === 'died' ? foundIn(end, input) : undefined);
  if (finding === undefined || causes.has(finding.cause) || again === undefined) return finding;
  const fails = async (smaller: Buffer): Promise<boolean> =>
    foundIn(await children.single(target, smaller), smaller)?.kind === finding.kind;
  const smallest = await minimized(input, fails, MOST_PROCESSES);
  return { ...finding, input: smallest.toString('base64') };
}

const MOST_PROCESSES = 24;

function foundIn(end: End, input: Buffer): Found | undefined {
  if (end.kind === 'done') return undefined;
  if (end.kind === 'stopped') return { ...end.found, input: input.toString('base64') };
  const cause = `crash ${end.message.slice(0, 60)}`;
  return { kind: 'crash', message: end.message, cause, input: input.toString('base64') };
}
