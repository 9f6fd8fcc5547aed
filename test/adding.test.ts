import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formats } from '../tooling/base/report/formats.ts';

/** What can be added with one file, one line and one proof, as the table of tooling/README.md says. */
interface Kind {
  /** Its row in the table. */
  readonly row: string;
  readonly folders: readonly string[];
  /** What a file with a definition has. */
  readonly definition: RegExp;
  /** The file of a folder that names all definitions. */
  readonly index: string;
  /** Where a definition without a proof is to be proven; undefined for one that is proven. */
  readonly unproven: (name: string, text: string) => string | undefined;
}

const programTests = testsBelow('test').join('\n');

const kinds: readonly Kind[] = [
  {
    row: 'SPL command',
    folders: ['tooling/commands'],
    definition: /^export const \w+ = defineCommand[<(]/m,
    index: 'index.ts',
    unproven: (name, text) =>
      hasExamples(text) || existsSync(`test/commands/${name}.yml`)
        ? undefined
        : `test/commands/${name}.yml, or examples in the definition`,
  },
  {
    row: 'function',
    folders: ['eval', 'statistical', 'spl2'].map((table) => `tooling/functions/${table}`),
    definition: /^ {2}(?:parameters|argument): /m,
    index: 'index.ts',
    unproven: (_, text) => (hasExamples(text) ? undefined : 'examples in the definition'),
  },
  {
    row: 'raw format',
    folders: ['tooling/data-sources/formats'],
    definition: /: RawFormat = \{/,
    index: 'index.ts',
    unproven: (name) =>
      existsSync(`test/data-sources/fixtures/${name}`) || name === 'evtx'
        ? undefined
        : `test/data-sources/fixtures/${name}/`,
  },
  {
    row: 'lint rule',
    folders: ['tooling/lint/rules'],
    definition: /\bdefineRule\(/,
    index: 'index.ts',
    unproven: (name) => (existsSync(`test/lint/${name}`) ? undefined : `test/lint/${name}/`),
  },
  {
    row: 'CLI command',
    folders: ['tooling/cli/commands'],
    definition: /: CliCommand = \{/,
    index: 'index.ts',
    unproven: (name) =>
      new RegExp(`\\b(?:tripline|triplineIn|cli)\\([^;]*'${name}'`).test(programTests)
        ? undefined
        : 'a test in test/cli/ that runs it',
  },
  {
    row: 'report format',
    folders: ['tooling/base/report'],
    definition: /: ReportFormat = \{/,
    index: 'formats.ts',
    unproven: () => undefined,
  },
  {
    row: 'conformance suite',
    folders: ['test/conformance/suites'],
    definition: /: Suite = \{/,
    index: 'index.ts',
    unproven: () => undefined,
  },
];

const map = readFileSync('tooling/README.md', 'utf8');

describe.each(kinds)('each $row', ({ row, folders, definition, index, unproven }) => {
  test('is in the table of tooling/README.md', () => {
    expect(map).toMatch(new RegExp(`^\\| ${row} +\\|`, 'm'));
  });

  test.each(folders)('in %s has its line and its proof', (folder) => {
    const listed = readFileSync(join(folder, index), 'utf8');
    const defined = readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && file !== index)
      .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }))
      .filter(({ text }) => definition.test(text));
    const todo = defined.flatMap(({ file, text }) => {
      const proof = unproven(basename(file, '.ts'), text);
      return [
        ...(listed.includes(`'./${file}'`) ? [] : [`${file}: add a line to ${folder}/${index}`]),
        ...(proof === undefined ? [] : [`${file}: add ${proof}`]),
      ];
    });
    expect(defined.length).toBeGreaterThan(0);
    expect(todo).toEqual([]);
  });
});

describe('each report format', () => {
  const streamed = ['text', 'json'];

  test.each([...formats.keys()].filter((name) => !streamed.includes(name)))(
    '%s is tested',
    (name) => {
      const tested = readFileSync('test/report/formats.test.ts', 'utf8');
      expect(tested, `add ${name} to EXTENSIONS in test/report/formats.test.ts`).toMatch(
        new RegExp(`const EXTENSIONS = \\{[^}]*\\b${name}: `),
      );
    },
  );
});

function hasExamples(text: string): boolean {
  return /^ {2}examples: \[/m.test(text);
}

function testsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(folder, path), 'utf8'));
}
