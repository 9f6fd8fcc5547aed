import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILES = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE', 'COPYING'];

/** First sentences of licenses, and their SPDX identifiers. */
const LICENSES: readonly (readonly [RegExp, string])[] = [
  [/Apache License\s+Version 2\.0/, 'Apache-2.0'],
  [/MIT License|Permission is hereby granted, free of charge/, 'MIT'],
  [/GNU GENERAL PUBLIC LICENSE\s+Version 3/, 'GPL-3.0-only'],
  [/GNU GENERAL PUBLIC LICENSE\s+Version 2/, 'GPL-2.0-only'],
  [/Mozilla Public License Version 2\.0/, 'MPL-2.0'],
  [/CC0 1\.0 Universal/, 'CC0-1.0'],
  [/Creative Commons Attribution 4\.0/, 'CC-BY-4.0'],
];

/** The SPDX identifier of the license of a repository, from its license file; undefined if it is missing or unknown. */
export function licenseOf(repository: string): string | undefined {
  const text = FILES.map((file) => beginningOf(join(repository, file))).join('\n');
  return LICENSES.find(([sentence]) => sentence.test(text))?.[1];
}

function beginningOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').slice(0, 2000);
  } catch {
    // Most of the names do not exist.
    return '';
  }
}
