import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import { fileSource, toFile } from '../../tooling/base/source.ts';
import { compileSearchText } from '../../tooling/detect/compile-search.ts';
import { ownContent } from '../own-content.ts';

interface Kind {
  readonly title: string;
  readonly truth: string;
  readonly refused: readonly {
    readonly search: string;
    readonly at: string;
    readonly message: string;
  }[];
  readonly accepted: readonly string[];
}

const kinds: readonly Kind[] = parse(readFileSync('test/detect/refused.yml', 'utf8'));
const { library } = ownContent();

function errorsIn(text: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  compileSearchText(fileSource('search', text), library, (diagnostic) => found.push(diagnostic));
  return found.filter(({ severity }) => severity === 'error');
}

describe.each(kinds)('Splunk rejects $title', ({ refused, accepted }) => {
  test.each(refused)('$search', ({ search, at, message }) => {
    const shown = errorsIn(search).map(({ span, ...error }) => {
      const place = span && toFile(span);
      return { at: place?.source.text.slice(place.start, place.end), message: error.message };
    });
    expect(shown).toEqual([{ at, message }]);
  });

  test.each(accepted)('but accepts %s', (search) => {
    expect(errorsIn(search).map(({ message }) => message)).toEqual([]);
  });
});
