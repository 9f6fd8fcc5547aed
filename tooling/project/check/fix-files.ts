import { readFileSync, realpathSync } from 'node:fs';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { fileSource } from '../../base/source.ts';
import { parseYaml } from '../../content/yaml.ts';
import { writeWhole } from '../../disk/write-whole.ts';
import { applyFixes } from '../../lint/apply-fixes.ts';

/** The names of fixed files, and of files that their fixes would have made unreadable. */
export interface FixedFiles {
  readonly fixed: readonly string[];
  readonly refused: readonly string[];
}

/** Fixes files in place. A file that its fixes would make unreadable is not changed. */
export function fixFiles(diagnostics: readonly Diagnostic[]): FixedFiles {
  const fixed: string[] = [];
  const refused: string[] = [];
  for (const [{ name }, text] of applyFixes(diagnostics)) {
    if (!isReadable(name, text)) {
      refused.push(name);
      continue;
    }
    // A link stays one; where it leads was looked at when the content was read.
    writeWhole(realpathSync(name), markOf(name) + text);
    fixed.push(name);
  }
  return { fixed, refused };
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
