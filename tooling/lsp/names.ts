import { macroKey, macroName } from '../base/macro-key.ts';
import { type SourceSpan, toFile } from '../base/source.ts';
import type { Content } from '../content/content.ts';
import { dataSourcesIn } from '../content/data-source-names.ts';
import type { ContentDocument } from '../content/document.ts';
import { KINDS } from '../content/folders.ts';
import type { Detection } from '../content/model.ts';
import type { ContentState } from '../project/live/open-content.ts';
import { macroCallAt } from '../spl/macros.ts';
import type { OpenFile } from './open-file.ts';
import { placeIn, type SearchText, searchAt, searchTexts } from './search-place.ts';
import { type Token, tokenAt, tokensOf } from './search-tokens.ts';

/** The kinds of content that other content refers to by name. */
export type NamedKind = 'macro' | 'lookup' | 'story' | 'data_source' | 'detection';

/** A name, and where it is written. */
export interface NamedPlace {
  readonly kind: NamedKind;
  /** The key of a macro; the name of anything else. */
  readonly name: string;
  readonly span: SourceSpan;
}

/** The name at an offset of a file: a definition or a reference. */
export function nameAt(file: OpenFile, offset: number): NamedPlace | undefined {
  const { checked, source, state } = file;
  if (checked === undefined) return undefined;
  const place = searchAt(file, offset);
  const token = place && tokenAt(place.tokens, place.offset);
  if (place !== undefined && token !== undefined) return nameInSearch(token, place, state);
  return [...namesIn(checked.document)].find(
    ({ span }) => span.source === source && span.start <= offset && offset <= span.end,
  );
}

/** The name of a part of a search. */
function nameInSearch(token: Token, text: SearchText, state: ContentState): NamedPlace | undefined {
  return macroIn(token, text) ?? lookupIn(token, text, state.content);
}

function macroIn({ kind, start }: Token, text: SearchText): NamedPlace | undefined {
  const call = kind === 'macro' ? macroCallAt(text.source.text, start) : undefined;
  if (call === undefined) return undefined;
  const name = macroKey(call.name, call.args.length);
  const span = placeIn(text, { start: start + 1, end: start + 1 + call.name.length });
  return { kind: 'macro', name, span };
}

/** Any word of a command about lookups that is the name of one. */
function lookupIn(token: Token, text: SearchText, { lookup }: Content): NamedPlace | undefined {
  if (!/lookup$/.test(token.command) || (token.kind !== 'field' && token.kind !== 'string'))
    return undefined;
  const isQuoted = token.kind === 'string';
  const name = isQuoted ? token.text.replaceAll('"', '') : token.text;
  if (!lookup.byName.has(name)) return undefined;
  const [start, end] = isQuoted ? [token.start + 1, token.end - 1] : [token.start, token.end];
  return { kind: 'lookup', name, span: placeIn(text, { start, end }) };
}

/** The names in a document outside of its searches: its own, and those that it refers to. */
function* namesIn(document: ContentDocument<unknown>): Iterable<NamedPlace> {
  const own = definitionIn(document);
  if (own !== undefined) yield own;
  if (document.kind === 'detection') yield* referencesIn(document as ContentDocument<Detection>);
  const { tags } = document.data as { readonly tags?: { readonly analytic_story?: unknown } };
  const stories = tags?.analytic_story;
  if (!Array.isArray(stories)) return;
  for (const [index, name] of stories.entries())
    if (typeof name === 'string')
      yield {
        ...{ kind: 'story', name },
        span: unquoted(document.spanAt(['tags', 'analytic_story', index])),
      };
}

function* referencesIn(document: ContentDocument<Detection>): Iterable<NamedPlace> {
  for (const [index, entry] of document.data.data_source.entries()) {
    for (const { name, start } of dataSourcesIn(entry)) {
      const source = document.embedded(['data_source', index]);
      yield {
        kind: 'data_source',
        name,
        span: toFile({ source, start, end: start + name.length }),
      };
    }
  }
}

const NAMED: readonly string[] = ['macro', 'lookup', 'story', 'data_source', 'detection'];

/** The name that a document defines. */
function definitionIn(document: ContentDocument<unknown>): NamedPlace | undefined {
  const { kind, data, spanAt } = document;
  const { name } = data as { readonly name?: string };
  if (!NAMED.includes(kind) || name === undefined) return undefined;
  return { kind: kind as NamedKind, name, span: withoutArity(unquoted(spanAt(['name']))) };
}

/** The definition of a name; built-in content has one too. */
export function definitionOf(
  { kind, name }: Pick<NamedPlace, 'kind' | 'name'>,
  { content, repository }: ContentState,
): SourceSpan | undefined {
  const documents: readonly (ContentDocument<unknown> | undefined)[] = [
    content[kind].byName.get(name),
    repository.builtIn[kind].byName.get(name),
  ];
  const document = documents.find((one) => one !== undefined);
  return document && definitionIn(document)?.span;
}

/** All places of a name: its definition and the references to it. */
export function placesOf(
  wanted: Pick<NamedPlace, 'kind' | 'name'>,
  state: ContentState,
): readonly NamedPlace[] {
  const isWanted = (place: NamedPlace | undefined): place is NamedPlace =>
    place?.kind === wanted.kind && place.name === wanted.name;
  return KINDS.flatMap((kind) =>
    state.content[kind].all.flatMap((document: ContentDocument<unknown>) => [
      ...[...namesIn(document)].filter(isWanted),
      ...searchedIn(document, wanted, state).filter(isWanted),
    ]),
  );
}

function searchedIn(
  document: ContentDocument<unknown>,
  { kind, name }: Pick<NamedPlace, 'kind' | 'name'>,
  state: ContentState,
): readonly (NamedPlace | undefined)[] {
  if (kind !== 'macro' && kind !== 'lookup') return [];
  return searchTexts(document)
    .filter(({ source }) => source.text.includes(macroName(name)))
    .flatMap((text) =>
      tokensOf(text.source.text, text.dialect).map((token) => nameInSearch(token, text, state)),
    );
}

/** The span of a value without its quotes. */
function unquoted(span: SourceSpan): SourceSpan {
  const { source, start, end } = toFile(span);
  const text = source.text.slice(start, end);
  return /^(?:"[\s\S]*"|'[\s\S]*')$/.test(text)
    ? { source, start: start + 1, end: end - 1 }
    : { source, start, end };
}

/** The name of a macro may have its number of arguments behind it, which no call has. */
function withoutArity({ source, start, end }: SourceSpan): SourceSpan {
  const [arity = ''] = /\(\d+\)$/.exec(source.text.slice(start, end)) ?? [];
  return { source, start, end: end - arity.length };
}
