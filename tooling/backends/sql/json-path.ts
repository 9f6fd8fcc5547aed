import type { PathStep } from '../../plan/extraction.ts';
import type { JsonReading, JsonStep } from './json-reading.ts';
import type { Sql } from './sql.ts';

/** The values at a path of a JSON document; null if there are none. */
export function jsonValues(document: Sql, reading: JsonReading): Sql {
  return { kind: 'json', document, reading, type: 'list' };
}

/** The path of a search as steps of JSON; undefined if it has other steps. */
export function jsonPath(path: readonly PathStep[]): readonly JsonStep[] | undefined {
  const steps: JsonStep[] = [];
  for (const { name, selectors } of path) {
    const [selector, ...others] = selectors;
    if (others.length > 0 || /["\\]/.test(name)) return undefined;
    if (selector !== undefined && selector.kind !== 'all') return undefined;
    steps.push({ key: name, each: selector !== undefined });
  }
  return steps;
}

/** The path of a field that `spath` names: `a.b{}.c`. */
export function jsonPathOfField(field: string): readonly JsonStep[] | undefined {
  const parts = field
    .split('.')
    .map((part) => ({ key: part.replace(/\{\}$/, ''), each: part.endsWith('{}') }));
  return parts.some(({ key }) => key === '' || /["\\{}]/.test(key)) ? undefined : parts;
}
