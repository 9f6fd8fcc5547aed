import type { Source, SourceSpan } from '../../base/source.ts';
import type { ContentDocument } from '../../content/document.ts';
import { readText } from '../../content/files.ts';
import { tableFiles } from '../../content/lookup-table.ts';
import type { Workspace } from '../workspace.ts';
import type { DetectionDiff } from './compare.ts';

/** The two sides of a comparison. */
export interface Sides {
  readonly head: Workspace;
  readonly base: Workspace;
}

/** The first changed line behind a difference of a detection: of its search, a macro, a lookup or a data source. */
export function changedPlace(diff: DetectionDiff, sides: Sides): SourceSpan | undefined {
  const { before, after, parts } = diff;
  if (after === undefined) return undefined;
  const name = after.document.spanAt(['name']);
  if (before === undefined) return name;
  const places = parts.flatMap((part) => placeOf(part, diff, sides) ?? []);
  return places[0] ?? (parts.length === 0 ? mappingPlace(sides) : undefined) ?? name;
}

function placeOf(part: string, { before, after }: DetectionDiff, { head, base }: Sides) {
  const [, kind, name = ''] = /^(\w+)(?: (.*))?$/s.exec(part) ?? [];
  switch (kind) {
    case 'search':
      return before && after && changeIn(written(after.document), written(before.document));
    case 'macro':
      return changeIn(head.library.macros.get(name)?.source, base.library.macros.get(name)?.source);
    case 'lookup':
      return changeIn(tableOf(head, name), tableOf(base, name));
    default:
      return undefined;
  }
}

function written(document: ContentDocument<unknown>): Source {
  return document.embedded(['search']);
}

function tableOf({ content }: Workspace, name: string): Source | undefined {
  for (const file of tableFiles(content, name)) {
    const source = readText(content.root, file, () => undefined);
    if (source !== undefined) return source;
  }
  return undefined;
}

/** The first data source or data model whose file changed. */
function mappingPlace({ head, base }: Sides): SourceSpan | undefined {
  const mappings = ({ content }: Workspace) => [
    ...content.data_source.all,
    ...content.data_model.all,
  ];
  const before = new Map(mappings(base).map(({ path, source }) => [path, source]));
  for (const { path, source } of mappings(head)) {
    const place = changeIn(source, before.get(path));
    if (place !== undefined) return place;
  }
  return undefined;
}

/** The first line that is new or different; undefined if none is. */
function changeIn(after: Source | undefined, before: Source | undefined): SourceSpan | undefined {
  if (after === undefined || after.text === before?.text) return undefined;
  const at = firstDifference(after.text, before?.text ?? '');
  const start = Math.max(0, Math.min(at, after.text.length - 1));
  const lineEnd = after.text.indexOf('\n', start);
  const end = lineEnd <= start ? Math.min(start + 1, after.text.length) : lineEnd;
  return { source: after, start, end: lineEnd === -1 ? after.text.length : end };
}

function firstDifference(after: string, before: string): number {
  let at = 0;
  while (at < after.length && after[at] === before[at]) at += 1;
  return at;
}
