import type { Diagnostic as Found } from '../base/diagnostic.ts';
import { fileSource } from '../base/source.ts';
import { type CompiledSearch, compileSearchText } from '../detect/compile-search.ts';
import type { Library } from '../detect/library.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import { type Content, Detection } from './content.ts';
import { type Diagnostic, diagnosticsOf } from './diagnostic.ts';
import { emptyLibrary } from './empty-library.ts';

/** Where a search finds its macros, lookups and data models. */
export interface CompileOptions {
  /** An open content folder (default: only what Tripline itself defines). */
  readonly content?: Content;
  /** The name of the search in diagnostics (default: `search`). */
  readonly name?: string;
}

/**
 * Compiles a search, SPL or SPL2, or the search of a detection. The result is usable in any case: problems are in
 * `diagnostics`.
 */
export function compile(search: string | Detection, options: CompileOptions = {}): Search {
  const { content, name = 'search' } = options;
  const library = content?.workspace.library ?? emptyLibrary();
  const source =
    search instanceof Detection ? search.document.embedded(['search']) : fileSource(name, search);
  const problems: Found[] = [];
  const compiled = compileSearchText(source, library, (problem) => problems.push(problem));
  return new Search(compiled, library, problems);
}

/** A compiled search. */
export class Search {
  /** Problems of the search, with their places in it or in the file of the detection. */
  readonly diagnostics: readonly Diagnostic[];
  /** @internal */
  readonly compiled: CompiledSearch;
  /** @internal */
  readonly library: Library;

  /** @internal */
  constructor(compiled: CompiledSearch, library: Library, problems: readonly Found[]) {
    this.compiled = compiled;
    this.library = library;
    this.diagnostics = diagnosticsOf(problems);
  }

  /** The search as written. */
  get text(): string {
    return this.compiled.written.text;
  }

  /** The search with its macros expanded. */
  get expanded(): string {
    return this.compiled.source.text;
  }

  get language(): 'spl' | 'spl2' | 'sigma' {
    return this.compiled.dialect;
  }

  /** Whether it can run here; `unsupported` searches are valid but need a Splunk server. */
  get status(): 'executable' | 'unsupported' | 'error' {
    return this.compiled.status;
  }

  /** Whether it can run: a search with a misspelled field can, an incomplete search cannot. */
  get runnable(): boolean {
    return this.compiled.runnable;
  }

  /** Distinct codes of the diagnostics that caused the status. */
  get reasons(): readonly string[] {
    return this.compiled.reasons;
  }

  /** Names of the macros that it uses. */
  get macros(): readonly string[] {
    return this.compiled.macros;
  }

  /** Names of the lookups that it reads or writes. */
  get lookups(): readonly string[] {
    return this.compiled.lookups;
  }

  /** The fields that its rows can have; undefined if they are not known. */
  get fields(): readonly string[] | undefined {
    return this.compiled.fields && [...this.compiled.fields];
  }

  /** What the search means, as plain data; see `tripline/plan`. */
  get plan(): LogicalPlan {
    return this.compiled.plan;
  }
}
