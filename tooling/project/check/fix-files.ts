import { readFileSync, realpathSync } from 'node:fs';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { fileSource } from '../../base/source.ts';
import { parseYaml } from '../../content/yaml.ts';
import { writeWhole } from '../../disk/write-whole.ts';
import { applyFixes } from '../../lint/apply-fixes.ts';

/** The names of fixed files, and of files that their fixes would have made unreadable. */
export interface FixedFiles {
  readonly fixed: readonly string[];
  readonly refused: readonly string[];
  /** The changes as a unified diff. */
  readonly patch: string;
}

/** Fixes files in place, unless only the changes are asked for. A file that its fixes would make unreadable is not changed. */
export function fixFiles(
  diagnostics: readonly Diagnostic[],
  { isDryRun }: { readonly isDryRun: boolean },
): FixedFiles {
  const fixed: string[] = [];
  const refused: string[] = [];
  const patches: string[] = [];
  for (const [{ name, text: before }, text] of applyFixes(diagnostics)) {
    if (!isReadable(name, text)) {
      refused.push(name);
      continue;
    }
    if (isDryRun) patches.push(patchOf(name, before, text));
    // A link stays one; where it leads was looked at when the content was read.
    else writeWhole(realpathSync(name), markOf(name) + text);
    fixed.push(name);
  }
  return { fixed, refused, patch: patches.join('') };
}

/** In the form that `git apply` reads. */
function patchOf(name: string, before: string, after: string): string {
  return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
}

function isReadable(name: string, text: string): boolean {
  const problems: Diagnostic[] = [];
  const yaml = parseYaml(fileSource(name, text), (problem) => problems.push(problem));
  return yaml !== undefined && problems.every(({ severity }) => severity !== 'error');
}

/** The byte order mark at the start of a file, which is kept. */
function markOf(name: string): string {
  return readFileSync(name, 'utf8').startsWith(MARK) ? MARK : '';
}

const MARK = '\ufeff';
