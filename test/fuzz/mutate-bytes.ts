import fc from 'fast-check';

/** The most bytes that mutations produce. */
const MOST_BYTES = 200_000;
const MOST_EDITS = 6;

interface Edit {
  readonly action: number;
  readonly at: number;
  readonly value: number;
  readonly size: number;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  action: fc.nat(),
  at: fc.nat(),
  value: fc.nat(),
  size: fc.nat(),
});

/** Mutations of binary files: bytes and integers are replaced, ranges are removed, repeated and moved. */
export function mutatedBytes(seeds: readonly Buffer[]): fc.Arbitrary<Buffer> {
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(edit, { maxLength: MOST_EDITS }))
    .map(([seed, edits]) =>
      edits.reduce<Buffer>((sum, one) => applied(sum, one).subarray(0, MOST_BYTES), seed),
    );
}

type Action = (bytes: Buffer, edit: Edit) => Buffer;

/** Sizes, offsets and types at their limits. */
const INTEGERS = [
  0, 1, 2, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0xffffffff,
];

const setByte: Action = (bytes, { at, value }) => written(bytes, at, [value % 256]);
const flipBit: Action = (bytes, { at, value }) =>
  written(bytes, at, [(bytes[at % (bytes.length + 1)] ?? 0) ^ (1 << (value % 8))]);
const setShort: Action = (bytes, { at, value }) => {
  const number = integerOf(value);
  return written(bytes, at, [number & 0xff, (number >> 8) & 0xff]);
};
const setInteger: Action = (bytes, { at, value }) => {
  const part = Buffer.alloc(4);
  part.writeUInt32LE(integerOf(value));
  return written(bytes, at, part);
};
const removeRange: Action = (bytes, edit) => {
  const [start, end] = rangeIn(bytes, edit);
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
};
const repeatRange: Action = (bytes, edit) => {
  const [start, end] = rangeIn(bytes, edit);
  const part = bytes.subarray(start, end);
  const times = edit.value % 100 === 0 ? 1_000 : 1 + (edit.value % 4);
  const copies = Math.min(times, Math.ceil(MOST_BYTES / (part.length + 1)));
  return Buffer.concat([
    bytes.subarray(0, end),
    ...Array.from({ length: copies }, () => part),
    bytes.subarray(end),
  ]);
};
const moveRange: Action = (bytes, edit) => {
  const [start, end] = rangeIn(bytes, edit);
  return written(bytes, edit.value, bytes.subarray(start, end));
};
const truncate: Action = (bytes, { at }) => bytes.subarray(0, at % (bytes.length + 1));
const insertBytes: Action = (bytes, { at, value, size }) => {
  const offset = at % (bytes.length + 1);
  const part = Buffer.alloc(1 + (size % 8), value % 256);
  return Buffer.concat([bytes.subarray(0, offset), part, bytes.subarray(offset)]);
};

const ACTIONS: readonly Action[] = [
  setByte,
  setByte,
  flipBit,
  flipBit,
  setShort,
  setShort,
  setInteger,
  setInteger,
  removeRange,
  repeatRange,
  moveRange,
  truncate,
  insertBytes,
];

function applied(bytes: Buffer, edit: Edit): Buffer {
  const action = ACTIONS[edit.action % ACTIONS.length];
  return action === undefined ? bytes : action(bytes, { ...edit, at: placeIn(bytes, edit.at) });
}

/** Most of a binary file is padding: three of four places are where something is. */
function placeIn(bytes: Buffer, at: number): number {
  const offset = (at >> 2) % (bytes.length + 1);
  if (at % 4 === 0) return offset;
  for (let step = 0; step < bytes.length; step += 1) {
    const next = (offset + step * STRIDE) % bytes.length;
    if (bytes[next] !== 0) return next;
  }
  return offset;
}

/** A prime, so that all places are reached. */
const STRIDE = 7_919;

function written(bytes: Buffer, at: number, part: ArrayLike<number>): Buffer {
  const copy = Buffer.from(bytes);
  const offset = at % (bytes.length + 1);
  for (let index = 0; index < part.length && offset + index < copy.length; index += 1)
    copy[offset + index] = part[index] ?? 0;
  return copy;
}

function integerOf(value: number): number {
  const known = INTEGERS[(value >> 1) % INTEGERS.length] ?? 0;
  return value % 2 === 0 ? known : value;
}

function rangeIn(bytes: Buffer, { at, size }: Edit): readonly [number, number] {
  const start = at % (bytes.length + 1);
  const most = size % 8 === 0 ? bytes.length - start : Math.min(bytes.length - start, 64);
  return [start, start + (size % (most + 1))];
}
