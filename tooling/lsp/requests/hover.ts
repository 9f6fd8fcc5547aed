import type { Hover } from 'vscode-languageserver';
import type { SourceSpan } from '../../base/source.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import {
  describeCommand,
  describeDataSource,
  describeField,
  describeFunction,
  describeLookup,
  describeMacro,
  describeStatistic,
  describeStory,
  describeTechnique,
} from '../describe.ts';
import type { Feature } from '../feature.ts';
import { nameAt } from '../names.ts';
import type { OpenFile } from '../open-file.ts';
import { offsetOf, rangeOf } from '../positions.ts';
import { placeIn, type SearchPlace, searchAt } from '../search-place.ts';
import { isStatistics, tokenAt } from '../search-tokens.ts';

/** What the editor shows about the word under the mouse. */
export const hover: Feature = {
  capabilities: { hoverProvider: true },
  listen(connection, editor) {
    connection.onHover(({ textDocument, position }) => {
      const file = editor.file(textDocument.uri);
      return file === undefined ? null : hoverAt(file, offsetOf(file.source, position));
    });
  },
};

interface Described {
  readonly text: string | undefined;
  readonly span: SourceSpan;
}

function hoverAt(file: OpenFile, offset: number): Hover | null {
  const place = searchAt(file, offset);
  const found = place === undefined ? inYaml(file, offset) : inSearch(file, place);
  if (found?.text === undefined) return null;
  return { contents: { kind: 'markdown', value: found.text }, range: rangeOf(found.span) };
}

function inSearch(file: OpenFile, place: SearchPlace): Described | undefined {
  const token = tokenAt(place.tokens, place.offset);
  if (token === undefined) return undefined;
  return { text: described(token, place, file), span: placeIn(place, token) };
}

function described(
  { kind, text, command }: SearchPlace['tokens'][number],
  { dialect }: SearchPlace,
  { state, checked }: OpenFile,
): string | undefined {
  switch (kind) {
    case 'command':
      return describeCommand(text.toLowerCase());
    case 'function': {
      const statistic = isStatistics(command) ? describeStatistic(text.toLowerCase()) : undefined;
      return statistic ?? describeFunction(text, dialect);
    }
    case 'macro':
      return describeMacro(text, state);
    case 'option':
      return describeCommand(command);
    case 'field':
    case 'string': {
      const name = text.replaceAll(/^["']|["']$/g, '');
      const detection =
        checked?.document.kind === 'detection'
          ? (checked.document as ContentDocument<Detection>)
          : undefined;
      const lookup = /lookup$/.test(command) ? describeLookup(name, state) : undefined;
      return lookup ?? describeField(name, detection, state);
    }
    default:
      return undefined;
  }
}

/** Tags of Sigma rules are in lower case: `attack.t1003.001`. */
const TECHNIQUE = /\bT\d{4}(?:\.\d{3})?\b/gi;

function inYaml(file: OpenFile, offset: number): Described | undefined {
  const { source, state } = file;
  const named = nameAt(file, offset);
  if (named?.kind === 'story') return { text: describeStory(named.name, state), span: named.span };
  if (named?.kind === 'data_source')
    return { text: describeDataSource(named.name, state), span: named.span };
  if (named?.kind === 'lookup')
    return { text: describeLookup(named.name, state), span: named.span };
  const lineStart = source.text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = source.text.indexOf('\n', offset);
  const line = source.text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  for (const { 0: id, index } of line.matchAll(TECHNIQUE)) {
    const start = lineStart + index;
    if (offset < start || offset > start + id.length) continue;
    const span = { source, start, end: start + id.length };
    return { text: describeTechnique(id.toUpperCase(), state.settings.attack), span };
  }
  return undefined;
}
