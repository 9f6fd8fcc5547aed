import { type ConfFile, type Stanza, stanzasOf } from './stanza.ts';

/** A stanza that differs between two apps. */
export interface StanzaChange {
  /** The path of the file in the app. */
  readonly file: string;
  readonly stanza: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** The keys that differ, for a changed stanza. */
  readonly keys: readonly string[];
}

/** The stanzas that differ, file by file. */
export function stanzaChanges(
  before: readonly ConfFile[],
  after: readonly ConfFile[],
): StanzaChange[] {
  const old = new Map(before.map((file) => [file.path, byName(file)]));
  const removed = before.filter(({ path }) => after.every((file) => file.path !== path));
  return [
    ...after.flatMap((file) =>
      fileChanges(file.path, old.get(file.path) ?? new Map(), byName(file)),
    ),
    ...removed.flatMap((file) => fileChanges(file.path, byName(file), new Map())),
  ];
}

type Stanzas = ReadonlyMap<string, Stanza>;

function byName(file: ConfFile): Stanzas {
  return new Map(stanzasOf(file).map((stanza) => [stanza.name, stanza]));
}

function fileChanges(file: string, before: Stanzas, after: Stanzas): StanzaChange[] {
  const removed = [...before.keys()].filter((stanza) => !after.has(stanza));
  return [
    ...removed.map((stanza): StanzaChange => ({ file, stanza, kind: 'removed', keys: [] })),
    ...[...after].flatMap(([stanza, now]): StanzaChange[] => {
      const old = before.get(stanza);
      if (old === undefined) return [{ file, stanza, kind: 'added', keys: [] }];
      const keys = changedKeys(old, now);
      return keys.length === 0 ? [] : [{ file, stanza, kind: 'changed', keys }];
    }),
  ];
}

function changedKeys(before: Stanza, after: Stanza): string[] {
  const [old, now] = [new Map(before.settings), new Map(after.settings)];
  const keys = new Set([...old.keys(), ...now.keys()]);
  return [...keys].filter((key) => old.get(key) !== now.get(key));
}
