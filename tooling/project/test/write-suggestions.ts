import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, isMap, isSeq, parseDocument } from 'yaml';
import type { DetectionTest } from '../../content/model.ts';
import { writeTogether } from '../../disk/staging.ts';

/** The result of adding tests to a file. */
export type WrittenSuggestions =
  | { readonly kind: 'written'; readonly count: number }
  | { readonly kind: 'refused'; readonly reason: string };

/** Adds tests to the `tests:` of a detection's file; everything else in it stays as it is. */
export async function writeSuggestions(
  root: string,
  path: string,
  tests: readonly DetectionTest[],
): Promise<WrittenSuggestions> {
  const text = readFileSync(join(root, path), 'utf8');
  const place = placeAfterTests(text);
  if (place === undefined)
    return { kind: 'refused', reason: 'it has no block list under the key "tests"' };
  const before = text.slice(0, place.at);
  const after = text.slice(place.at);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const yaml = indented(suggestionsYaml(tests), place.column);
  const added = yaml.replaceAll('\n', lineEnd);
  const start = before.endsWith('\n') ? before : `${before}${lineEnd}`;
  await writeTogether(root, [{ path, text: `${start}${added}${after}` }]);
  return { kind: 'written', count: tests.length };
}

/** Tests as items of a YAML list. */
export function suggestionsYaml(tests: readonly DetectionTest[]): string {
  // Readers of YAML 1.1 take more texts for numbers and truth values: all of them are quoted.
  const document = new Document(tests, { version: '1.1', aliasDuplicateObjects: false });
  return document.toString({ lineWidth: 0, directives: false });
}

interface Place {
  readonly at: number;
  /** The column of the list's items. */
  readonly column: number;
}

function placeAfterTests(text: string): Place | undefined {
  const { contents } = parseDocument(text, { logLevel: 'silent' });
  if (!isMap(contents)) return undefined;
  const list = contents.get('tests', true);
  if (!isSeq(list) || list.flow === true || !list.range) return undefined;
  const [start, end] = list.range;
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  return { at: endOfLine(text, text.slice(0, end).trimEnd().length), column };
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

function indented(text: string, columns: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(columns));
}
