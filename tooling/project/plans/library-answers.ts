import { createHash } from 'node:crypto';
import { byCodeUnit } from '../../base/order.ts';
import type { Library } from '../../detect/library.ts';
import type { LibraryReads, NameList } from '../../detect/recorded-library.ts';

/** A question that a search asked the library, and the digest of the answer. */
export type Answer = readonly [kind: Question, name: string, digest: string];

type Question = 'macro' | 'lookup' | 'saved' | 'list';

/** What a library answers to searches, as digests: a search that gets the same answers compiles to the same plan. */
export class LibraryAnswers {
  private readonly known = new Map<string, string>();
  private readonly library: Library;

  constructor(library: Library) {
    this.library = library;
  }

  /** The answers that a search got. */
  to({ macros, lookups, savedSearches, lists }: LibraryReads): readonly Answer[] {
    const answers = (kind: Question, names: Iterable<string>) =>
      [...names].map((name): Answer => [kind, name, this.of(kind, name)]);
    return [
      ...answers('macro', macros),
      ...answers('lookup', lookups),
      ...answers('saved', savedSearches),
      ...answers('list', lists),
    ];
  }

  /** Whether the library still answers the same. */
  are(answers: readonly Answer[]): boolean {
    return answers.every(([kind, name, digest]) => this.of(kind, name) === digest);
  }

  private of(kind: Question, name: string): string {
    const key = `${kind} ${name}`;
    const digest = this.known.get(key) ?? digestOf(this.answer(kind, name));
    this.known.set(key, digest);
    return digest;
  }

  private answer(kind: Question, name: string): unknown {
    switch (kind) {
      case 'macro':
        return this.macro(name);
      case 'lookup':
        return this.lookup(name);
      case 'saved':
        return this.library.savedSearch(name)?.text;
      default:
        return [...this.list(name as NameList)].sort(byCodeUnit);
    }
  }

  private macro(key: string): unknown {
    const macro = this.library.macros.get(key);
    return macro && [macro.name, macro.parameters, macro.source.text];
  }

  private lookup(name: string): unknown {
    return this.library.lookup(name)?.columns;
  }

  private list(name: NameList): Iterable<string> {
    const { macros } = this.library;
    if (name === 'macros') return macros.names();
    return name === 'lookups' ? this.library.lookupNames() : this.library.writtenTables();
  }
}

/** The digest of plain data. */
export function digestOf(data: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(data) ?? 'nothing')
    .digest('base64');
}
