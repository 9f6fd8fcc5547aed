import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandList } from '../tooling/commands/index.ts';
import { evalFunctions } from '../tooling/functions/eval/index.ts';
import { statisticalFunctionList } from '../tooling/functions/statistical/index.ts';

function filesBelow(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => pattern.test(path))
    .map((path) => join(folder, path));
}

const tests = filesBelow('test', /\.(?:ts|yml|txt)$/)
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

describe('every diagnostic', () => {
  const codes = ['spl', 'spl2', 'plan', 'content', 'attack-data'].flatMap((layer) => {
    const text = readFileSync(`tooling/${layer}/diagnostics.ts`, 'utf8');
    return [...text.matchAll(/^ {2}'?([a-z][\w-]*)'?: \{$/gm)].map(
      ([, code]) => `${layer}/${code}`,
    );
  });

  test.each(codes)('%s appears in a test', (code) => {
    expect(tests.includes(code), `add a test that expects ${code}`).toBe(true);
  });
});

describe('every definition file is registered', () => {
  test.each([
    { folder: 'tooling/functions/eval', known: new Set(evalFunctions.keys()) },
    {
      folder: 'tooling/functions/statistical',
      known: new Set(statisticalFunctionList.map(({ name }) => name)),
    },
    {
      folder: 'tooling/commands',
      known: new Set(
        commandList.filter(({ unsupported }) => unsupported === undefined).map(({ name }) => name),
      ),
    },
  ])('$folder', ({ folder, known }) => {
    const defined = readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => definedNames(readFileSync(join(folder, file), 'utf8')));
    expect(defined.sort()).toEqual([...known].sort());
  });
});

/** Names in definitions: `name: 'lower',` at the top level. */
function definedNames(text: string): string[] {
  return [...text.matchAll(/^ {2}name: '([\w]+)',$/gm)].map(([, name]) => name ?? '');
}
