import type { CharSet } from './char-set.ts';
import {
  type Assertion,
  type LookNode,
  type ParsedRegex,
  type RegexNode,
  type RepeatNode,
  someNode,
  widthOf,
} from './syntax.ts';

/** A pattern as instructions for our own matcher. */
export interface Program {
  readonly instructions: readonly Instruction[];
  /** The number of choices; each has an index. */
  readonly choices: number;
  /** Whether the result of a choice may depend on the path to it: a loop ends after an empty round. */
  readonly mayBeStuck: boolean;
}

/** One step of a program that matches text. */
export type Instruction =
  | { readonly op: 'set'; readonly set: CharSet }
  /** Continue at the first; if that fails, at the second. */
  | {
      readonly op: 'choice';
      readonly number: number;
      readonly first: number;
      readonly second: number;
    }
  | { readonly op: 'jump'; readonly to: number }
  /** Stores the position in a slot. */
  | { readonly op: 'save'; readonly slot: number }
  /** Leaves a loop whose last round was empty since the position in the slot. */
  | { readonly op: 'leave-if-stuck'; readonly slot: number; readonly exit: number }
  | { readonly op: 'assert'; readonly what: Assertion }
  | {
      readonly op: 'look';
      readonly program: Program;
      readonly behind: Reach | undefined;
      readonly negated: boolean;
      /** Whether only the existence of a match matters, not its captures or its end. */
      readonly onlyExists: boolean;
    }
  | { readonly op: 'atomic'; readonly program: Program }
  | {
      readonly op: 'back-reference';
      readonly groups: readonly number[];
      readonly ignoreCase: boolean;
    }
  | { readonly op: 'match' };

/** How far back a lookbehind may start, in characters. */
export interface Reach {
  readonly min: number;
  readonly max: number;
}

/** Assembles a pattern. `slots` counts two for each group, and those of loops. */
export function toProgram({ root, groupCount }: ParsedRegex): {
  readonly program: Program;
  readonly slots: number;
} {
  const state: State = { slots: 2 * (groupCount + 1) };
  const program = assemble(root, state);
  return { program, slots: state.slots };
}

interface State {
  slots: number;
}

function assemble(root: RegexNode, state: State): Program {
  const assembler = new Assembler(state);
  assembler.add(root);
  assembler.emit({ op: 'match' });
  const { instructions, choices } = assembler;
  return {
    instructions,
    choices,
    mayBeStuck: instructions.some(({ op }) => op === 'leave-if-stuck'),
  };
}

class Assembler {
  readonly instructions: Instruction[] = [];
  choices = 0;
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  emit(instruction: Instruction): number {
    return this.instructions.push(instruction) - 1;
  }

  add(node: RegexNode): void {
    switch (node.kind) {
      case 'set':
        this.emit({ op: 'set', set: node.set });
        return;
      case 'sequence':
        for (const item of node.items) this.add(item);
        return;
      case 'choice':
        this.#addChoice(node.branches);
        return;
      case 'group':
        this.#addGroup(node.index, node.body);
        return;
      case 'repeat':
        this.#addRepeat(node);
        return;
      case 'look':
        this.#addLook(node);
        return;
      case 'atomic':
        this.emit({ op: 'atomic', program: assemble(node.body, this.#state) });
        return;
      case 'assert':
        this.emit({ op: 'assert', what: node.what });
        return;
      default:
        this.emit({ op: 'back-reference', groups: node.groups, ignoreCase: node.ignoreCase });
    }
  }

  get #here(): number {
    return this.instructions.length;
  }

  #addGroup(index: number, body: RegexNode): void {
    this.emit({ op: 'save', slot: 2 * index });
    this.add(body);
    this.emit({ op: 'save', slot: 2 * index + 1 });
  }

  #addLook({ body, behind, negated }: LookNode): void {
    const program = assemble(body, this.#state);
    const captures = someNode(body, ({ kind }) => kind === 'group');
    const onlyExists = !behind && (negated || !captures);
    const reach = behind ? widthOf(body) : undefined;
    this.emit({ op: 'look', program, behind: reach, negated, onlyExists });
  }

  #addChoice(branches: readonly RegexNode[]): void {
    const ends: number[] = [];
    for (const [index, branch] of branches.entries()) {
      const isLast = index === branches.length - 1;
      const fork = isLast ? undefined : this.#reserve();
      this.add(branch);
      if (fork === undefined) break;
      ends.push(this.#reserve());
      this.#setChoice(fork, fork + 1, this.#here);
    }
    for (const end of ends) this.instructions[end] = { op: 'jump', to: this.#here };
  }

  #reserve(): number {
    return this.emit({ op: 'match' });
  }

  #setChoice(at: number, first: number, second: number): void {
    this.instructions[at] = { op: 'choice', number: this.choices, first, second };
    this.choices += 1;
  }

  #addRepeat({ body, min, max, lazy }: RepeatNode): void {
    for (let count = 0; count < min; count += 1) this.add(body);
    if (max === Infinity) this.#addLoop(body, lazy);
    else this.#addOptional(body, max - min, lazy);
  }

  #addOptional(body: RegexNode, times: number, lazy: boolean): void {
    const forks: number[] = [];
    for (let count = 0; count < times; count += 1) {
      forks.push(this.#reserve());
      this.add(body);
    }
    const exit = this.#here;
    for (const fork of forks) {
      if (lazy) this.#setChoice(fork, exit, fork + 1);
      else this.#setChoice(fork, fork + 1, exit);
    }
  }

  #addLoop(body: RegexNode, lazy: boolean): void {
    const fork = this.#reserve();
    const mayBeStuck = widthOf(body).min === 0;
    const slot = this.#state.slots;
    if (mayBeStuck) this.#state.slots += 1;
    if (mayBeStuck) this.emit({ op: 'save', slot });
    this.add(body);
    const check = mayBeStuck ? this.#reserve() : undefined;
    this.emit({ op: 'jump', to: fork });
    const exit = this.#here;
    if (check !== undefined) this.instructions[check] = { op: 'leave-if-stuck', slot, exit };
    if (lazy) this.#setChoice(fork, exit, fork + 1);
    else this.#setChoice(fork, fork + 1, exit);
  }
}
