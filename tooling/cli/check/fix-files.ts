import { readFileSync, realpathSync } from 'node:fs';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { fileSource } from '../../base/source.ts';
import { parseYaml } from '../../content/yaml.ts';
import { writeWhole } from '../../disk/write-whole.ts';
import { applyFixes } from '../../lint/apply-fixes.ts';
import type { World } from '../world.ts';

/**
 * Fixes files in place and returns their number. A file that its fixes would make unreadable is not changed.
 */
export function fixFiles(diagnostics: readonly Diagnostic[], world: World): number {
  let count = 0;
  for (const [{ name }, text] of applyFixes(diagnostics)) {
    if (!isReadable(name, text)) {
      world.stderr(`${name} was not changed: its fixes would make it unreadable\n`);
      continue;
    }
    // A link stays one; where it leads was looked at when the content was read.
    writeWhole(realpathSync(name), markOf(name) + text);
    world.stderr(`fixed ${name}\n`);
    count += 1;
  }
  return count;
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
