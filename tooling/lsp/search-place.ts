import { type Source, type SourceSpan, type Span, toFile } from '../base/source.ts';
import type { ContentDocument, Path } from '../content/document.ts';
import type { Dialect } from '../functions/by-id.ts';
import { isSigmaRule } from '../sigma/is-sigma.ts';
import { isSpl2 } from '../spl2/is-spl2.ts';
import type { OpenFile } from './open-file.ts';
import { type Token, tokensOf } from './search-tokens.ts';

/** A text of a file that is written in SPL. */
export interface SearchText {
  readonly path: Path;
  readonly kind: 'search' | 'macro' | 'expression';
  readonly source: Source;
  readonly dialect: Dialect;
}

/** A place in such a text. */
export interface SearchPlace extends SearchText {
  readonly offset: number;
  readonly tokens: readonly Token[];
}

/** The texts of a document that are written in SPL. */
export function searchTexts(document: ContentDocument<unknown>): readonly SearchText[] {
  return pathsOf(document).flatMap(({ path, kind }) => {
    const source = document.embedded(path);
    // The search of a Sigma rule is its whole file, which is YAML.
    if (source.text === '' || isSigmaRule(source.text)) return [];
    return [{ path, kind, source, dialect: isSpl2(source.text) ? 'spl2' : 'spl' } as const];
  });
}

type TextPath = Pick<SearchText, 'path' | 'kind'>;

function pathsOf({ kind, data }: ContentDocument<unknown>): readonly TextPath[] {
  const { drilldown_searches = [], calculated_fields = {}, datasets = [] } = data as SearchedData;
  switch (kind) {
    case 'detection':
    case 'baseline':
    case 'investigation': {
      const drilldowns = drilldown_searches.map((_, at) => ['drilldown_searches', at, 'search']);
      return [['search'], ...drilldowns].map((path) => ({ path, kind: 'search' }));
    }
    case 'macro':
      return [{ path: ['definition'], kind: 'macro' }];
    case 'data_source':
      return expressions(['calculated_fields'], calculated_fields);
    case 'data_model':
      return datasets.flatMap((dataset, at) => [
        { path: ['datasets', at, 'constraint'], kind: 'search' },
        ...expressions(['datasets', at, 'calculated_fields'], dataset.calculated_fields ?? {}),
      ]);
    default:
      return [];
  }
}

interface SearchedData {
  readonly drilldown_searches?: readonly unknown[];
  readonly calculated_fields?: Readonly<Record<string, unknown>>;
  readonly datasets?: readonly Pick<SearchedData, 'calculated_fields'>[];
}

function expressions(path: Path, fields: Readonly<Record<string, unknown>>): readonly TextPath[] {
  return Object.keys(fields).map((field) => ({ path: [...path, field], kind: 'expression' }));
}

/** The search at an offset of a file; undefined outside of searches. */
export function searchAt({ checked, source }: OpenFile, offset: number): SearchPlace | undefined {
  if (checked === undefined) return undefined;
  for (const text of searchTexts(checked.document)) {
    const at = offsetWithin(text.source, source, offset);
    if (at !== undefined)
      return { ...text, offset: at, tokens: tokensOf(text.source.text, text.dialect) };
  }
  return undefined;
}

/** The offset in an embedded text that an offset of its file belongs to. */
function offsetWithin(text: Source, file: Source, offset: number): number | undefined {
  const { length } = text.text;
  const placeOf = (at: number) => toFile({ source: text, start: at, end: at });
  const last = placeOf(length);
  if (last.source !== file || placeOf(0).start > offset) return undefined;
  // White space behind a search belongs to it while the next word is being written.
  if (offset > last.start) return isBlank(file, last.start, offset) ? length : undefined;
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placeOf(middle).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether there is nothing but blanks, and at most one line break, between two offsets. */
function isBlank({ text }: Source, from: number, to: number): boolean {
  return /^[^\S\n]*(?:\n[^\S\n]+)?$/.test(text.slice(from, to));
}

/** The place of a part of a search in its file. */
export function placeIn({ source }: SearchText, { start, end }: Span): SourceSpan {
  return toFile({ source, start, end });
}
