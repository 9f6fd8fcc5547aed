import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { format } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Scratch } from '../../tooling/disk/scratch.ts';
import { writeContentFolders } from './content-folders.ts';
import { examplesOf } from './examples.ts';

const scratch = new Scratch('library-page');

beforeAll(() => writeContentFolders(scratch.root));

afterAll(() => scratch.remove());

test.each(examplesOf(readFileSync('docs/library.md', 'utf8')))(
  'the example under "$heading" prints what the page says',
  async ({ code, output }) => {
    const printed: string[] = [];
    const log = (...values: readonly unknown[]) => printed.push(`${format(...values)}\n`);
    const { run } = await import(moduleOf(code));
    await run({ log });
    expect(printed.join('')).toBe(output);
  },
);

let number = 0;

/** A module with the example as a function, which gets the console and runs in the folder of the test. */
function moduleOf(code: string): string {
  const imports = (code.match(/^import .*$/gm) ?? []).join('\n');
  const body = code.replaceAll(/^import .*\n/gm, '');
  const entries = imports.replaceAll(/'tripline(?:\/(\w+))?'/g, (_, name = 'index') =>
    JSON.stringify(resolve('tooling', 'api', `${name}.ts`)),
  );
  const placed = body.replaceAll(/'(my-[a-z]+)'/g, (_, name: string) =>
    JSON.stringify(join(scratch.root, name)),
  );
  number += 1;
  const file = join(scratch.root, `example-${number}.ts`);
  writeFileSync(file, `${entries}\nexport async function run(console: any) {\n${placed}\n}\n`);
  return file;
}
