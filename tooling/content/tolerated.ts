import type { ErrorObject } from 'ajv/dist/2020.js';
import { isRecord } from '../base/record.ts';
import type { SourceSpan } from '../base/source.ts';
import { tidyDate } from '../base/tidy-date.ts';
import { contentDiagnostic } from './diagnostics.ts';
import { type ContentDocument, type Path, pathOfPointer, valueAt } from './document.ts';

/** A value that is not as expected and still clear: Splunk's own tools accept it. */
export type Tolerated = 'quoted number' | 'unquoted text' | 'empty key' | 'untidy date';

/** How such a value is read; undefined for an error. */
export function toleratedAs(error: ErrorObject, schema: unknown): Tolerated | undefined {
  if (error.keyword === 'pattern') return isUntidyDate(error) ? 'untidy date' : undefined;
  if (error.keyword !== 'type') return undefined;
  const types: readonly unknown[] = [error.params['type']].flat();
  if (isNumberInQuotes(error.data, types)) return 'quoted number';
  if (typeof error.data === 'number' && types.includes('string') && isOfKey(error))
    return 'unquoted text';
  return error.data === null && isOptional(error, schema) ? 'empty key' : undefined;
}

/** Whether it is the value of a key, and not an item of a list. */
function isOfKey({ instancePath }: ErrorObject): boolean {
  return typeof pathOfPointer(instancePath).at(-1) === 'string';
}

/** A number in quotes, where a number is expected: `version: '10'`. */
function isNumberInQuotes(data: unknown, types: readonly unknown[]): data is string {
  if (typeof data !== 'string') return false;
  return (
    (types.includes('integer') && /^\d{1,15}$/.test(data)) ||
    (types.includes('number') && /^\d{1,15}(\.\d{1,15})?$/.test(data))
  );
}

/** A date with one digit for the month or day: `2022-11-1`. */
function isUntidyDate({ data, instancePath }: ErrorObject): boolean {
  return /date$/.test(instancePath) && tidyDate(data) !== undefined;
}

/** Whether the schema of the parent allows the key to be missing. */
function isOptional({ schemaPath }: ErrorObject, schema: unknown): boolean {
  const parts = pathOfPointer(schemaPath.slice(1)).slice(0, -1);
  const key = parts.at(-1);
  if (parts.at(-2) !== 'properties') return false;
  const parent = valueAt(schema, parts.slice(0, -2));
  const required = isRecord(parent) ? parent['required'] : undefined;
  return !Array.isArray(required) || !required.includes(key);
}

/** The text of a number as written: `1.0` is not `1`. */
export function textOfNumber(document: ContentDocument<unknown>, path: Path): string {
  const { source, start, end } = document.spanAt(path);
  return source.text.slice(start, end);
}

/** The warning about a tolerated value, with a fix. */
export function toleratedProblem(kind: Tolerated, path: Path, document: ContentDocument<unknown>) {
  const at = document.writtenPath(path);
  const params = { path: at.join('.'), value: String(valueAt(document.data, path)) };
  const span = document.spanAt(path, kind === 'empty key' ? 'key' : 'value');
  switch (kind) {
    case 'untidy date': {
      const newText = `'${tidyDate(params.value)}'`;
      const fix = { title: `write ${newText}`, edits: [{ span, newText }] };
      return contentDiagnostic('untidy-date', params, span, { fix });
    }
    case 'quoted number': {
      const fix = { title: 'remove the quotes', edits: [{ span, newText: params.value }] };
      return contentDiagnostic('quoted-number', params, span, { fix });
    }
    case 'unquoted text': {
      const newText = `'${textOfNumber(document, path)}'`;
      const fix = { title: 'add quotes', edits: [{ span, newText }] };
      return contentDiagnostic('unquoted-text', params, span, { fix });
    }
    case 'empty key': {
      const line = lineOfKey(span);
      const fix = line && { title: 'remove the key', edits: [{ span: line, newText: '' }] };
      return contentDiagnostic('empty-key', params, span, fix && { fix });
    }
  }
}

/** The line of a key without a value, if nothing else is on it. */
function lineOfKey({ source, start, end }: SourceSpan): SourceSpan | undefined {
  const { text } = source;
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const lineEnd = text.indexOf('\n', end);
  const isAlone =
    lineEnd >= 0 &&
    text.slice(lineStart, start).trim() === '' &&
    /^["']?\s*:\s*(?:null|~)?\s*$/.test(text.slice(end, lineEnd));
  return isAlone ? { source, start: lineStart, end: lineEnd + 1 } : undefined;
}
