import { createHash } from 'node:crypto';
import type { CompiledSearch } from '../detect/compile-search.ts';
import type { Searching } from './repository.ts';

/** A normalized search, for comparison. */
interface SearchShape {
  /** Without comments, filter macro and extra whitespace: searches with equal text have equal results. */
  readonly exact: string;
  /** The same with `?` for each value. */
  readonly loose: string;
  /** The values, in order. */
  readonly values: readonly string[];
  /** One key per value: searches with the same key are equal except for that value. */
  readonly keys: readonly string[];
}

/** Quoted strings, values after an equals sign, and numbers. */
const VALUE = /"(?:[^"\\]|\\.)*"|(?<==)[^\s"()|,`]+|\b\d+\b/g;

const shapes = new WeakMap<CompiledSearch, SearchShape>();

/** The shape of a search's source text. Computed once per search. */
export function shapeOf({ data, search }: Searching<{ readonly search: string }>): SearchShape {
  const shape = shapes.get(search) ?? shapeOfText(data.search);
  shapes.set(search, shape);
  return shape;
}

function shapeOfText(text: string): SearchShape {
  const exact = text
    .replaceAll(/```.*?```/gs, ' ')
    .replaceAll(/\|\s*`[\w:.-]+_filter(?:\([^`]*\))?`/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([|(),=]) ?/g, '$1')
    .trim();
  const values: string[] = [];
  const loose = exact.replaceAll(VALUE, (value) => {
    values.push(value);
    return '?';
  });
  return { exact, loose, values, keys: values.map((_, index) => keyWithout(index, loose, values)) };
}

function keyWithout(index: number, loose: string, values: readonly string[]): string {
  const others = [loose, ...values.with(index, '?')].join('\0');
  return createHash('sha1').update(others).digest('base64');
}
