import type { Library } from './library.ts';

/** The names that a search asked a library for, whether or not the library has them. */
export interface LibraryReads {
  readonly macros: ReadonlySet<string>;
  readonly lookups: ReadonlySet<string>;
  readonly savedSearches: ReadonlySet<string>;
  /** The lists of names that it went through, such as all macros to suggest the nearest one. */
  readonly lists: ReadonlySet<NameList>;
}

/** The names of all macros, of all lookups, or of the tables that searches write. */
export type NameList = 'macros' | 'lookups' | 'tables';

/** A library that records what is asked of it. */
export interface RecordedLibrary {
  readonly library: Library;
  readonly reads: LibraryReads;
}

/** The same library, and what is asked of it. */
export function recorded(library: Library): RecordedLibrary {
  const macros = new Set<string>();
  const lookups = new Set<string>();
  const savedSearches = new Set<string>();
  const lists = new Set<NameList>();
  return {
    reads: { macros, lookups, savedSearches, lists },
    library: {
      ...library,
      macros: {
        ...library.macros,
        get(name) {
          macros.add(name);
          return library.macros.get(name);
        },
        names() {
          lists.add('macros');
          return library.macros.names();
        },
      },
      lookup(name) {
        lookups.add(name);
        return library.lookup(name);
      },
      lookupNames() {
        lists.add('lookups');
        return library.lookupNames();
      },
      writtenTables() {
        lists.add('tables');
        return library.writtenTables();
      },
      sigma: {
        ...library.sigma,
        rule(reference) {
          const source = library.sigma.rule(reference);
          const [, title] = /^title:[ \t]*(.+?)[ \t]*$/m.exec(source?.text ?? '') ?? [];
          savedSearches.add(title ?? reference);
          return source;
        },
      },
      savedSearch(name) {
        savedSearches.add(name);
        return library.savedSearch(name);
      },
    },
  };
}
