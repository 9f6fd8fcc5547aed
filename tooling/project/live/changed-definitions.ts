import type { Collection, Content } from '../../content/content.ts';
import { KINDS } from '../../content/folders.ts';
import { type Library, titlesOf } from '../../detect/library.ts';
import type { LibraryReads } from '../../detect/recorded-library.ts';

/** What searches read from a library and that is different now. */
export interface ChangedDefinitions {
  readonly macros: ReadonlySet<string>;
  readonly lookups: ReadonlySet<string>;
  readonly savedSearches: ReadonlySet<string>;
  readonly lists: ReadonlySet<string>;
  /** Data models are read in too many ways to tell which: all searches are compiled again. */
  readonly isEverything: boolean;
}

/** A content folder at one time, and its library. */
export interface Moment {
  readonly content: Content;
  readonly library: Library;
}

/** Compares what two libraries define. */
export function changedDefinitions(before: Moment, after: Moment): ChangedDefinitions {
  const { content: old } = before;
  const { content } = after;
  const isListed = (kind: 'macro' | 'lookup') => !sameNames(old[kind], content[kind]);
  const lists = new Set<string>();
  if (isListed('macro')) lists.add('macros');
  if (isListed('lookup')) lists.add('lookups');
  if (!isSameSet(before.library.writtenTables(), after.library.writtenTables()))
    lists.add('tables');
  return {
    macros: changedNames(old.macro, content.macro),
    lookups: changedNames(old.lookup, content.lookup),
    savedSearches: new Set(
      [
        changedNames(old.detection, content.detection),
        changedNames(old.baseline, content.baseline),
        changedNames(old.investigation, content.investigation),
      ].flatMap((names) => [...names]),
    ),
    lists,
    isEverything: changedNames(old.data_model, content.data_model).size > 0,
  };
}

/** Whether a search reads anything that changed. */
export function readsChanged(reads: LibraryReads, changed: ChangedDefinitions): boolean {
  return (
    changed.isEverything ||
    meets(reads.macros, changed.macros) ||
    hasTable(reads.lookups, changed.lookups) ||
    hasTitle(reads.savedSearches, changed.savedSearches) ||
    meets(reads.lists, changed.lists)
  );
}

/** A search can also name the file of a lookup. */
function hasTable(names: ReadonlySet<string>, changed: ReadonlySet<string>): boolean {
  if (changed.size === 0 || names.size === 0) return false;
  return [...names].some((name) => changed.has(name) || changed.has(name.replace(/\.csv$/, '')));
}

function hasTitle(names: ReadonlySet<string>, changed: ReadonlySet<string>): boolean {
  if (changed.size === 0 || names.size === 0) return false;
  return [...names].flatMap(titlesOf).some((name) => changed.has(name));
}

/** The names whose documents differ. */
function changedNames(before: Collection<unknown>, after: Collection<unknown>): Set<string> {
  const names = new Set<string>();
  if (isSameList(before.all, after.all)) return names;
  for (const name of new Set([...before.byName.keys(), ...after.byName.keys()]))
    if (before.byName.get(name) !== after.byName.get(name)) names.add(name);
  return names;
}

function sameNames(before: Collection<unknown>, after: Collection<unknown>): boolean {
  if (isSameList(before.all, after.all)) return true;
  return [...before.byName.keys()].join('\n') === [...after.byName.keys()].join('\n');
}

/** Whether all documents of two readings are the same. */
export function isSameContent(before: Content, after: Content): boolean {
  return KINDS.every((kind) => isSameList(before[kind].all, after[kind].all));
}

/** Whether two lists have the same items. */
export function isSameList(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length === after.length && before.every((item, at) => item === after[at]);
}

function isSameSet(before: ReadonlySet<string>, after: ReadonlySet<string>): boolean {
  return before.size === after.size && meets(before, after, 'every');
}

function meets(
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
  how: 'some' | 'every' = 'some',
): boolean {
  if (other.size === 0) return how === 'every' && one.size === 0;
  const items = [...one];
  return how === 'some'
    ? items.some((item) => other.has(item))
    : items.every((item) => other.has(item));
}
