import type { PathStep } from '../../../plan/extraction.ts';
import { collectJson, jsonAt } from './json-values.ts';
import type { Collect } from './values.ts';
import { collectXml, xmlAt } from './xml-values.ts';

/** The values at a path of a JSON or XML document, as written. */
export function valuesAt(text: string, path: readonly PathStep[]): readonly string[] {
  return isMarkup(text) ? xmlAt(text, path) : jsonAt(text, path);
}

/** Calls back with all values of a document, of which only the first characters are read. */
export function collectValues(text: string, most: number, collect: Collect): void {
  const head = text.slice(0, most);
  if (isMarkup(text)) collectXml(head, collect);
  else collectJson(head, collect);
}

function isMarkup(text: string): boolean {
  return /^\s*</.test(text);
}
