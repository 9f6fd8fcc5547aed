import type { Library } from './library.ts';

/** The names that a search asked a library for, whether or not the library has them. */
export interface LibraryReads {
  readonly macros: ReadonlySet<string>;
  readonly lookups: ReadonlySet<string>;
  readonly savedSearches: ReadonlySet<string>;
}

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
  return {
    reads: { macros, lookups, savedSearches },
    library: {
      ...library,
      macros: {
        ...library.macros,
        get(name) {
          macros.add(name);
          return library.macros.get(name);
        },
      },
      lookup(name) {
        lookups.add(name);
        return library.lookup(name);
      },
      savedSearch(name) {
        savedSearches.add(name);
        return library.savedSearch(name);
      },
    },
  };
}
