import type { Budget } from '../base/budget.ts';
import { limits } from '../base/limits.ts';
import { type CharSet, has, wordChars } from './char-set.ts';
import type { Instruction, Program } from './program.ts';
import type { Assertion } from './syntax.ts';

/** Beyond these, the rest of the text counts as no match, as with Splunk's own limit. */
const MOST_STEPS = limits['regex-text-steps'].value;
/** As many steps as a character may take without being counted as costly. */
const DUE_STEPS = 50;
/** Of all memories of a text together. */
const MOST_CHOICE_BITS = 2 ** 28;

/** A program, and the text that it runs over. */
export interface BacktrackerInput {
  readonly program: Program;
  readonly slots: number;
  /** Whether a choice that failed once always fails; not true if captures decide. */
  readonly remember: boolean;
}

/**
 * Searches one text as PCRE does, captures included, and remembers which choices have failed at which
 * twice, so the time is linear in the length of the text. Slower than V8 on ordinary texts. Returns the start and end
 * Slower than V8 on ordinary texts.
 */
export class Backtracker {
  readonly #program: Program;
  readonly #search: Search;
  readonly #account: StepAccount;

  constructor({ program, slots, remember }: BacktrackerInput, text: string, budget: Budget) {
    this.#program = program;
    this.#account = new StepAccount(text, budget);
    this.#search = new Search(text, {
      slots,
      remember,
      onlyTests: false,
      most: this.#account.most,
    });
  }

  /** The start and end of each group of the first match from an offset on, -1 for none. */
  find(from: number): readonly number[] | undefined {
    return searched(this.#search, { program: this.#program, from, account: this.#account });
  }
}

/** Whether there is a match. Ignores captures in lookarounds, so that no position is visited twice. */
export function canMatch(
  { program, slots, remember }: BacktrackerInput,
  text: string,
  budget: Budget,
): boolean {
  const account = new StepAccount(text, budget);
  const search = new Search(text, { slots, remember, onlyTests: remember, most: account.most });
  return searched(search, { program, from: 0, account }) !== undefined;
}

interface SearchFrom {
  readonly program: Program;
  readonly from: number;
  readonly account: StepAccount;
}

function searched(
  search: Search,
  { program, from, account }: SearchFrom,
): readonly number[] | undefined {
  const { text } = search;
  search.begin();
  let found: readonly number[] | undefined;
  for (let start = from; start <= text.length && !search.exhausted; start += widthAt(text, start)) {
    const end = search.run(program, start);
    if (end < 0) continue;
    search.slots[0] = start;
    search.slots[1] = end;
    found = [...search.slots];
    break;
  }
  account.settle(search);
  return found;
}

/** What a search in one text may take, and what of it the run has paid for. */
class StepAccount {
  /** The most steps in this text. */
  readonly most: number;
  readonly #due: number;
  readonly #budget: Budget;
  #paid = 0;

  constructor(text: string, budget: Budget) {
    this.#due = DUE_STEPS * (text.length + 1);
    this.#budget = budget;
    const isOpen = budget.spend('regex-steps', 0);
    this.most = isOpen ? MOST_STEPS + this.#due : 0;
  }

  settle({ steps, exhausted }: Search): void {
    const costly = Math.max(0, steps - this.#due);
    this.#budget.spend('regex-steps', costly - this.#paid);
    this.#paid = costly;
    if (exhausted && this.most > 0) this.#budget.reach('regex-text-steps');
  }
}

const NO_MATCH = -1;

interface SearchOptions {
  readonly slots: number;
  readonly remember: boolean;
  /** Whether captures in lookarounds do not matter. */
  readonly onlyTests: boolean;
  readonly most: number;
}

class Search {
  readonly text: string;
  readonly slots: number[];
  readonly #remember: boolean;
  readonly #onlyTests: boolean;
  readonly #memories = new Map<Program, Memory>();
  readonly #most: number;
  #memoryBits = 0;
  #steps = 0;

  constructor(text: string, { slots, remember, onlyTests, most }: SearchOptions) {
    this.text = text;
    this.slots = new Array<number>(slots).fill(-1);
    this.#remember = remember;
    this.#onlyTests = onlyTests;
    this.#most = most;
  }

  /** Forgets what the match before this one captured. */
  begin(): void {
    this.slots.fill(-1);
  }

  get steps(): number {
    return this.#steps;
  }

  get exhausted(): boolean {
    return this.#steps >= this.#most;
  }

  /** The end of a match that starts here, or -1. `stop` is the required end, if any. */
  run(program: Program, start: number, stop?: number): number {
    const memory = this.#memoryOf(program);
    const marks = memory?.size ?? 0;
    const end = this.#explore({ thread: new Thread(start), program, memory, stop });
    // A choice that failed once fails again, unless it led to a match or has another stop.
    memory?.rewind(marks, end >= 0 || stop !== undefined);
    return end;
  }

  /** Whether a match starts here, with any end: a choice that led to one match leads to another. */
  #exists(program: Program, start: number): boolean {
    const memory = this.#memoryOf(program);
    if (memory === undefined) return this.run(program, start) >= 0;
    const thread = new Thread(start);
    const marks = memory.size;
    const successes = memory.successes();
    const found = this.#explore({ thread, program, memory, successes, stop: undefined }) >= 0;
    memory.rewind(marks, found && program.mayBeStuck);
    if (found) for (const place of thread.places()) successes.add(place);
    return found;
  }

  #explore(exploration: Exploration): number {
    const { thread, program, stop } = exploration;
    while (!this.exhausted) {
      this.#steps += 1;
      const instruction = program.instructions[thread.at];
      const arrived = instruction === undefined || instruction.op === 'match';
      if (arrived && (stop === undefined || stop === thread.position)) return thread.position;
      if (!arrived && this.#step(exploration, instruction)) continue;
      if (!thread.back(this.slots)) return NO_MATCH;
    }
    return NO_MATCH;
  }

  #memoryOf(program: Program): Memory | undefined {
    const known = this.#memories.get(program);
    if (known !== undefined || !this.#remember) return known;
    const bits = program.choices * (this.text.length + 1);
    if (this.#memoryBits + bits > MOST_CHOICE_BITS) return undefined;
    this.#memoryBits += bits;
    const memory = new Memory(bits);
    this.#memories.set(program, memory);
    return memory;
  }

  /** Executes one instruction. False if it does not match. */
  #step(exploration: Exploration, instruction: Instruction): boolean {
    const { thread } = exploration;
    switch (instruction.op) {
      case 'set':
        return this.#stepSet(thread, instruction.set);
      case 'choice':
        return this.#stepChoice(exploration, instruction);
      case 'jump':
        thread.at = instruction.to;
        return true;
      case 'save':
        thread.save(this.slots, instruction.slot, thread.position);
        return thread.next();
      case 'leave-if-stuck':
        if (this.slots[instruction.slot] !== thread.position) return thread.next();
        thread.at = instruction.exit;
        return true;
      case 'assert':
        return thread.next() && holds(instruction.what, this.text, thread.position);
      case 'atomic':
        return this.#stepAtomic(thread, instruction.program);
      case 'look':
        return this.#stepLook(thread, instruction);
      case 'back-reference':
        return this.#stepBackReference(thread, instruction);
      default:
        return false;
    }
  }

  #stepSet(thread: Thread, set: CharSet): boolean {
    const code = this.text.codePointAt(thread.position);
    if (code === undefined || !has(set, code)) return false;
    thread.position += code > 0xffff ? 2 : 1;
    return thread.next();
  }

  #stepChoice(
    { thread, program, memory, successes }: Exploration,
    { number, first, second }: Extract<Instruction, { op: 'choice' }>,
  ): boolean {
    const place = number * (this.text.length + 1) + thread.position;
    if (successes?.has(place)) {
      thread.at = program.instructions.length;
      return true;
    }
    if (memory !== undefined && !memory.mark(place)) return false;
    if (successes !== undefined) thread.pass(place);
    thread.fork(second);
    thread.at = first;
    return true;
  }

  #stepAtomic(thread: Thread, program: Program): boolean {
    const end = this.#runInside(thread, program, thread.position);
    if (end < 0) return false;
    thread.position = end;
    return thread.next();
  }

  #stepLook(thread: Thread, look: Extract<Instruction, { op: 'look' }>): boolean {
    const before = look.negated ? this.#copyOfSlots() : undefined;
    const found = this.#look(thread, look);
    if (before !== undefined) restore(this.slots, before);
    return found !== look.negated && thread.next();
  }

  #look(
    thread: Thread,
    { program, behind, onlyExists }: Extract<Instruction, { op: 'look' }>,
  ): boolean {
    const isTest = behind === undefined && (onlyExists || this.#onlyTests);
    if (isTest) return this.#exists(program, thread.position);
    if (behind === undefined) return this.#runInside(thread, program, thread.position) >= 0;
    let start = thread.position;
    for (let width = 0; width <= behind.max && start >= 0; width += 1) {
      const reaches =
        width >= behind.min && this.#runInside(thread, program, start, thread.position) >= 0;
      if (reaches) return true;
      start = start === 0 ? -1 : start - widthBefore(this.text, start);
    }
    return false;
  }

  /** Runs a part separately; its captures are undone when the thread backtracks. */
  #runInside(thread: Thread, program: Program, start: number, stop?: number): number {
    const before = this.#copyOfSlots();
    const end = this.run(program, start, stop);
    if (end < 0) restore(this.slots, before);
    else thread.remember(before, this.slots);
    return end;
  }

  /** With many groups, a copy takes longer than a step. */
  #copyOfSlots(): readonly number[] {
    this.#steps += this.slots.length >> 4;
    return [...this.slots];
  }

  #stepBackReference(
    thread: Thread,
    { groups, ignoreCase }: Extract<Instruction, { op: 'back-reference' }>,
  ): boolean {
    const group = groups.find((index) => (this.slots[2 * index + 1] ?? -1) >= 0);
    if (group === undefined) return false;
    const captured = this.text.slice(this.slots[2 * group], this.slots[2 * group + 1]);
    this.#steps += captured.length >> 4;
    const here = this.text.slice(thread.position, thread.position + captured.length);
    const same = ignoreCase ? here.toLowerCase() === captured.toLowerCase() : here === captured;
    thread.position += captured.length;
    return same && thread.next();
  }
}

interface Exploration {
  readonly thread: Thread;
  readonly program: Program;
  readonly memory: Memory | undefined;
  readonly stop: number | undefined;
  /** The positions from which there is a match, if nothing else matters. */
  readonly successes?: Places;
}

/** A set of choices at text positions, one bit each. */
class Places {
  readonly #bits: Uint8Array;

  constructor(size: number) {
    this.#bits = new Uint8Array((size >> 3) + 1);
  }

  has(place: number): boolean {
    return ((this.#bits[place >> 3] ?? 0) & (1 << (place & 7))) !== 0;
  }

  add(place: number): void {
    this.#bits[place >> 3] = (this.#bits[place >> 3] ?? 0) | (1 << (place & 7));
  }

  delete(place: number): void {
    this.#bits[place >> 3] = (this.#bits[place >> 3] ?? 0) & ~(1 << (place & 7));
  }
}

/** The choices that were tried at each position, and a list of those of the current run. */
class Memory {
  readonly #choices: number;
  readonly #tried: Places;
  readonly #marked: number[] = [];
  #successes: Places | undefined;

  constructor(choices: number) {
    this.#choices = choices;
    this.#tried = new Places(choices);
  }

  /** Choices that led to a match. */
  successes(): Places {
    this.#successes ??= new Places(this.#choices);
    return this.#successes;
  }

  get size(): number {
    return this.#marked.length;
  }

  /** False if it was already marked. */
  mark(place: number): boolean {
    if (this.#tried.has(place)) return false;
    this.#tried.add(place);
    this.#marked.push(place);
    return true;
  }

  /** Ends a run that started at a size of the list, and removes its marks if they do not apply. */
  rewind(size: number, takeBack: boolean): void {
    for (
      let index = takeBack ? size : this.#marked.length;
      index < this.#marked.length;
      index += 1
    ) {
      this.#tried.delete(this.#marked[index] ?? 0);
    }
    this.#marked.length = size;
  }
}

const PASSED = -(2 ** 30);

/** One attempt: its position, and what to backtrack to. */
class Thread {
  at = 0;
  position: number;
  /**
   * Pairs: a position and an instruction to backtrack to, a value and -1 - its slot, or the position of a choice on the
   * path and PASSED.
   */
  readonly #stack: number[] = [];

  constructor(position: number) {
    this.position = position;
  }

  next(): true {
    this.at += 1;
    return true;
  }

  fork(instruction: number): void {
    this.#stack.push(this.position, instruction);
  }

  pass(place: number): void {
    this.#stack.push(place, PASSED);
  }

  /** The choices on the path to its position. */
  *places(): Iterable<number> {
    for (let at = 0; at < this.#stack.length; at += 2) {
      if (this.#stack[at + 1] === PASSED) yield this.#stack[at] ?? 0;
    }
  }

  save(slots: number[], slot: number, value: number): void {
    this.#stack.push(slots[slot] ?? -1, -1 - slot);
    slots[slot] = value;
  }

  remember(before: readonly number[], now: readonly number[]): void {
    for (const [slot, value] of before.entries()) {
      if (now[slot] !== value) this.#stack.push(value, -1 - slot);
    }
  }

  /** Backtracks to the last fork, undoing later captures. False without a fork. */
  back(slots: number[]): boolean {
    while (this.#stack.length > 0) {
      const what = this.#stack.pop() ?? 0;
      const value = this.#stack.pop() ?? 0;
      if (what >= 0) {
        this.at = what;
        this.position = value;
        return true;
      }
      if (what !== PASSED) slots[-1 - what] = value;
    }
    return false;
  }
}

function restore(slots: number[], before: readonly number[]): void {
  for (const [slot, value] of before.entries()) slots[slot] = value;
}

function widthAt(text: string, position: number): number {
  return (text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1;
}

function widthBefore(text: string, position: number): number {
  return position >= 2 && widthAt(text, position - 2) === 2 ? 2 : 1;
}

function holds(what: Assertion, text: string, position: number): boolean {
  const { length } = text;
  switch (what) {
    case 'start':
      return position === 0;
    case 'end':
      return position === length;
    case 'last-line-end':
      return position === length || (position === length - 1 && text.endsWith('\n'));
    case 'line-start':
      return position === 0 || (position < length && text[position - 1] === '\n');
    case 'line-end':
      return position === length || text[position] === '\n';
    case 'word-boundary':
      return isWord(text, position - 1) !== isWord(text, position);
    default:
      return isWord(text, position - 1) === isWord(text, position);
  }
}

function isWord(text: string, position: number): boolean {
  return has(wordChars, text.charCodeAt(position));
}
