import { join, resolve } from 'node:path';
import type { Source } from '../../base/source.ts';
import type { Content } from '../../content/content.ts';
import type { CompiledSearch } from '../../detect/compile-search.ts';
import { keptSearch, revivedSearch } from '../../detect/kept-search.ts';
import type { Library } from '../../detect/library.ts';
import type { LibraryReads } from '../../detect/recorded-library.ts';
import type { CacheSettings } from '../host.ts';
import { type Answer, digestOf, LibraryAnswers } from './library-answers.ts';
import { PlanStore } from './plan-store.ts';

/** A search, what it asked of the library, and whether compiling it reported problems. */
export interface Compilation {
  readonly search: CompiledSearch;
  readonly reads: LibraryReads;
  readonly hasProblems: boolean;
}

/** What a search was compiled from, besides its own text and what it asked of the library by name. */
export interface PlanCacheOptions {
  readonly content: Content;
  readonly builtIn: Content;
  readonly library: Library;
  readonly settings: CacheSettings;
}

/** The first text of an entry. */
interface Asked {
  readonly answers: readonly Answer[];
  readonly hasProblems: boolean;
}

/**
 * Compiled searches of a content folder, kept between runs. The key of a search is everything that it was compiled
 * from: its text, the version of the program, data models, external names, and what the library answered.
 */
export class PlanCache {
  private readonly store: PlanStore;
  private readonly library: Library;
  private readonly answers: LibraryAnswers;
  private readonly context: string;

  constructor({ content, builtIn, library, settings }: PlanCacheOptions) {
    const name = `plans-${Buffer.from(digestOf(resolve(content.root)), 'base64').toString('hex', 0, 8)}`;
    this.store = new PlanStore(join(settings.folder, name));
    this.library = library;
    this.answers = new LibraryAnswers(library);
    const models = [content, builtIn].map(({ data_model: { all } }) =>
      all.map(({ source }) => source.text),
    );
    this.context = digestOf([settings.version, library.external, models]);
  }

  /** The kept compilation of a search; `compile` compiles it, for what is not kept. */
  find(written: Source, compile: () => CompiledSearch): Compilation | undefined {
    const entry = this.store.find(this.keyOf(written));
    if (entry === undefined) return undefined;
    const { answers, hasProblems }: Asked = JSON.parse(entry.text(0));
    if (!this.answers.are(answers)) return undefined;
    const kept = {
      facts: entry.text(1),
      plan: () => entry.text(2),
      optimised: () => entry.text(3),
    };
    const search = revivedSearch(kept, { written, library: this.library, compile });
    return { search, reads: readsOf(answers), hasProblems };
  }

  keep(written: Source, { search, reads, hasProblems }: Compilation): void {
    // Rules of Sigma also use log sources, filters and other rules.
    if (search.dialect === 'sigma') return;
    const asked: Asked = { answers: this.answers.to(reads), hasProblems };
    this.store.add(this.keyOf(written), [JSON.stringify(asked), ...keptSearch(search)]);
  }

  /** Stores new compilations if possible. */
  write(): void {
    this.store.write();
  }

  private keyOf({ text }: Source): string {
    return digestOf([this.context, text]);
  }
}

function readsOf(answers: readonly Answer[]): LibraryReads {
  const named = (kind: Answer[0]) =>
    new Set(answers.flatMap(([one, name]) => (one === kind ? [name] : [])));
  return {
    macros: named('macro'),
    lookups: named('lookup'),
    savedSearches: named('saved'),
    lists: named('list') as LibraryReads['lists'],
  };
}
