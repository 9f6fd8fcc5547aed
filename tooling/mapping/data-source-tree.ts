import type { Report } from '../base/diagnostic.ts';
import { nearest } from '../base/nearest.ts';
import { contentDiagnostic } from '../content/diagnostics.ts';
import type { ContentDocument } from '../content/document.ts';
import type { DataSource } from '../content/model.ts';
import { dataSourceDiagnostic } from './data-source-diagnostics.ts';
import { type LazyMapping, lazyMapping } from './data-source-mapping.ts';
import type { RecognitionIndex, Recognized } from './recognition-index.ts';

/** Adds data sources to an index, each below the one that it extends. */
export function plantSources(
  documents: Iterable<Source>,
  root: RecognitionIndex<LazyMapping>,
  report: Report,
): void {
  const sources = [...documents].filter(recognizesEvents);
  const byName = new Map(sources.map((source) => [source.data.name, source]));
  const tree = new SourceTree(byName, root, report);
  for (const source of byName.values()) tree.placeBelow(source);
}

type Source = ContentDocument<DataSource>;

/** Public data sources document a source but not how to recognize it; they are skipped. */
function recognizesEvents({ data }: Source): boolean {
  return data.recognize !== undefined || data.extends !== undefined;
}

/** The node for refinements of a source, and the field that distinguishes them. */
interface Place {
  readonly index: RecognitionIndex<LazyMapping>;
  readonly separator: string | undefined;
}

class SourceTree {
  readonly #byName: ReadonlyMap<string, Source>;
  readonly #root: Place;
  readonly #report: Report;
  readonly #places = new Map<Source, Place | undefined>();

  constructor(
    byName: ReadonlyMap<string, Source>,
    root: RecognitionIndex<LazyMapping>,
    report: Report,
  ) {
    this.#byName = byName;
    this.#root = { index: root, separator: undefined };
    this.#report = report;
  }

  /** The node below a source, which is added first; undefined if the source has no node. */
  placeBelow(source: Source): Place | undefined {
    if (this.#places.has(source)) return this.#places.get(source);
    const above = this.#placeAbove(source);
    const below = above && this.#plant(source, above);
    this.#places.set(source, below);
    return below;
  }

  #placeAbove(source: Source): Place | undefined {
    const { name, extends: parentName } = source.data;
    if (parentName === undefined) return this.#root;
    const parent = this.#byName.get(parentName);
    if (parent === undefined) {
      const params = { name: parentName, nearest: nearest(parentName, this.#byName.keys()) };
      this.#report(dataSourceDiagnostic('unknown-parent', params, source.spanAt(['extends'])));
      return undefined;
    }
    if (!this.#ancestors(parent).includes(source)) return this.placeBelow(parent);
    this.#report(dataSourceDiagnostic('cyclic-parents', { name }, source.spanAt(['extends'])));
    return undefined;
  }

  /** A source and its ancestors, without missing or repeated ones. */
  #ancestors(source: Source): readonly Source[] {
    const found: Source[] = [];
    for (let at: Source | undefined = source; at !== undefined && !found.includes(at); ) {
      found.push(at);
      at = this.#byName.get(at.data.extends ?? '');
    }
    return found;
  }

  #plant(source: Source, { index, separator }: Place): Place {
    const mapping = lazyMapping(source, this.#report);
    return {
      index: index.add(this.#descriptionsOf(source, separator), mapping),
      separator: source.data.separator ?? separator,
    };
  }

  /** How the events of a source differ from those of its parent. */
  #descriptionsOf(source: Source, separator: string | undefined): readonly Recognized[] {
    const { recognize, separator_value: value, extends: parent } = source.data;
    if (parent === undefined) this.#checkOrigin(source);
    if (recognize !== undefined) return [recognize].flat();
    if (separator !== undefined && value !== undefined) {
      return [{ [separator]: [value].flat().map(String) }];
    }
    const span = source.spanAt(['separator_value']);
    this.#report(dataSourceDiagnostic('no-separator', { parent: parent ?? '' }, span));
    return [];
  }

  #checkOrigin(source: Source): void {
    for (const key of ['source', 'sourcetype'] as const) {
      if (source.data[key] !== undefined) continue;
      const params = { key, parent: `data source "${source.data.name}"` };
      this.#report(contentDiagnostic('missing-key', params, source.spanAt([])));
    }
  }
}
