import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diagnosticStages } from '../tooling/project/diagnostic-stages.ts';
import { codesWithOptions } from '../tooling/reports/parts/options-by-code.ts';

/** The layers that speak of the command line: itself, its texts, and the generator of its page. */
const ABOUT_OPTIONS = ['cli', 'reports', 'generate'];

test('texts of the library name no options of the command line, except in whole commands', () => {
  const found = readdirSync('tooling', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !ABOUT_OPTIONS.includes(path.split('/')[0] ?? ''))
    .flatMap((path) =>
      optionsIn(readFileSync(join('tooling', path), 'utf8')).map((text) => `${path}: ${text}`),
    );
  expect(found).toEqual([]);
});

test('every code with an option exists', () => {
  const known = new Set(diagnosticStages.flatMap(([{ codes }]) => codes));
  const gone = codesWithOptions.filter((code) => code.includes('/') && !known.has(code));
  expect(gone).toEqual([]);
});

/** Options in the texts of a file. Arguments of programs are whole texts: `'--quiet'`. */
function optionsIn(code: string): readonly string[] {
  return code
    .split('\n')
    .filter((line) => !/^\s*(?:\*|\/[/*])/.test(line))
    .map((line) => line.replaceAll(/(?:tripline|git) [^"'`]*/g, ''))
    .flatMap((line) => line.match(/(?<!["'`-])--[a-z][\w-]+/g) ?? []);
}
