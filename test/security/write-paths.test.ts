import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OTHER_WRITERS, WRITERS } from './writers.ts';

/** All that may be called of the file system outside of tooling/disk. */
const READING = new Set([
  'closeSync',
  'createReadStream',
  'Dirent',
  'existsSync',
  'lstatSync',
  'openSync',
  'readdirSync',
  'readFile',
  'readFileSync',
  'readlinkSync',
  'readSync',
  'realpathSync',
  'stat',
  'statSync',
]);

const FS = `['"](?:node:)?fs(?:/promises)?['"]`;

/** What a source could write files with, other than through tooling/disk. */
function writesIn(source: string): string[] {
  const imports = source.matchAll(new RegExp(`\\bimport\\s+([^'";]*?)\\s*\\bfrom\\s*${FS}`, 'g'));
  const named = [...imports].flatMap(([, what = '']) => namesIn(what));
  const whole = [
    ...source.matchAll(new RegExp(`\\b(?:require|import|getBuiltinModule)\\s*\\(\\s*${FS}`, 'g')),
  ];
  const opened = [...source.matchAll(/\bopenSync\(((?:[^()]|\([^()]*\))*)\)/g)];
  return [
    ...named.filter((name) => !READING.has(name)),
    ...whole.map(([text]) => text),
    ...opened.filter(([, words = '']) => !/,\s*'r'$/.test(words)).map(([text]) => text),
    ...[...source.matchAll(/\b(?:writeHeapSnapshot|writeReport|DatabaseSync)\b/g)].map(
      ([text]) => text,
    ),
  ];
}

/** `{ a, type B, c as d }` has names; anything else is the whole module. */
function namesIn(what: string): string[] {
  const braces = /^(?:type\s+)?\{([^}]*)\}$/s.exec(what.trim());
  if (braces === null) return [what.trim()];
  const parts = (braces[1] ?? '').split(',').map((part) => part.trim());
  return parts
    .filter((part) => part !== '')
    .map((part) => part.replace(/^type\s+/, '').split(/\s+/)[0] ?? '');
}

const sources = readdirSync('tooling', { recursive: true, encoding: 'utf8' })
  .map((path) => join('tooling', path).replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.startsWith('tooling/disk/'));

describe('files are written through tooling/disk only', () => {
  test('by every source', () => {
    const found = sources.map((path) => [path, writesIn(readFileSync(path, 'utf8'))] as const);
    expect(found.filter(([, writes]) => writes.length > 0)).toEqual([]);
    expect(found.length).toBeGreaterThan(100);
  });

  test.each([
    "import { writeFileSync } from 'node:fs';",
    "import { readFileSync, writeFileSync as put } from 'fs';",
    "import {\n  existsSync,\n  appendFile,\n} from 'node:fs/promises';",
    "import fs from 'node:fs';",
    "import * as fs from 'node:fs';",
    "import { promises } from 'node:fs';",
    "const { writeFile } = await import('node:fs/promises');",
    "const fs = require('fs');",
    "const fs = process.getBuiltinModule('fs');",
    "import { openSync } from 'node:fs';\nopenSync(join(a, b), 'w');",
    "import { openSync } from 'node:fs';\nopenSync(path, flags);",
    "import { createWriteStream } from 'node:fs';",
    "import { DatabaseSync } from 'node:sqlite';",
  ])('a write would be found: %s', (source) => {
    expect(writesIn(source)).not.toEqual([]);
  });

  test.each([
    "import { type Dirent, readdirSync } from 'node:fs';",
    "import { openSync } from 'node:fs';\nconst file = openSync(join(a, b), 'r');",
    "import { writeWhole } from '../disk/write-whole.ts';",
  ])('reading is no write: %s', (source) => {
    expect(writesIn(source)).toEqual([]);
  });
});

/** Sources that write when Tripline itself is developed. */
const DEVELOPMENT = [
  'tooling/generate/benign-day/main.ts',
  'tooling/generate/generate.ts',
  'tooling/generate/prepare.ts',
];

describe('every source that writes is tested with faults', () => {
  test('it is among those that a writer goes through', () => {
    const writing = sources.filter((path) => writesThroughDisk(readFileSync(path, 'utf8')));
    const tested = new Set([
      ...WRITERS.flatMap(({ through }) => through),
      ...OTHER_WRITERS,
      ...DEVELOPMENT,
    ]);
    expect(writing.filter((path) => !tested.has(path))).toEqual([]);
    expect([...tested].filter((path) => !writing.includes(path))).toEqual([]);
  });
});

/** Whether a source imports more than types and errors from tooling/disk. */
function writesThroughDisk(source: string): boolean {
  const imports = source.matchAll(
    /import\s+(type\s+)?(\{[^}]*\})\s*from\s*'[^']*\/disk\/([\w-]+)\.ts'/g,
  );
  return [...imports].some(
    ([, type, names = '', module]) =>
      type === undefined &&
      !['write-error', 'watch-files'].includes(module ?? '') &&
      !/^\{\s*(?:type\s+\w+\s*,?\s*)*\}$/.test(names),
  );
}
