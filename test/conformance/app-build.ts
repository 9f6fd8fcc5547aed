import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/** Unpacks a reference build of the corpus into a temporary folder, and removes it afterwards. */
export function withReferenceBuild<Result>(
  corpus: string,
  name: string,
  work: (folder: string) => Result,
): Result {
  const place = mkdtempSync(join(tmpdir(), 'tripline-reference-'));
  try {
    execFileSync('tar', ['-xJf', join(corpus, 'build', `${name}.tar.xz`), '-C', place]);
    return work(join(place, name));
  } finally {
    rmSync(place, { recursive: true });
  }
}

/** The files below a folder, by path. */
export function filesBelow(folder: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(folder, path), readFileSync(path));
  }
  return files;
}

/** What differs in every build: times, and the file names that have the date of the build. */
const TIMES: readonly (readonly [RegExp, string])[] = [
  [/# On Date: .* UTC/g, '# On Date: UTC'],
  [/^build = \d+$/gm, 'build = 0'],
  [/"releaseDate": "[\d-]+"/g, '"releaseDate": ""'],
  [/"published_at": "[^"]*"/g, '"published_at": ""'],
  [/("name": "Generated",\s+"value": )"[^"]*"/g, '$1""'],
  [/\b(data_sources|deprecation_info)_\d{8}\.csv/g, '$1.csv'],
];

/** A text without times of the build. */
export function masked(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString();
  return TIMES.reduce((rest, [pattern, mask]) => rest.replaceAll(pattern, mask), text);
}
