import { readFileSync, realpathSync } from 'node:fs';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { fileSource } from '../../base/source.ts';
import { parseYaml } from '../../content/yaml.ts';
import { writeWhole } from '../../disk/write-whole.ts';
import { applyFixes } from '../../lint/apply-fixes.ts';
import type { World } from '../world.ts';

/** Mends files in place; returns how many. A file that could not be read afterwards stays as it is. */
export function fixFiles(diagnostics: readonly Diagnostic[], world: World): number {
  let count = 0;
  for (const [{ name }, text] of applyFixes(diagnostics)) {
    if (!isReadable(name, text)) {
      world.stderr(`${name} was left as it is: with its fixes it could not be read\n`);
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

/** The byte order mark that a file begins with, and keeps. */
function markOf(name: string): string {
  return readFileSync(name, 'utf8').startsWith(MARK) ? MARK : '';
}

const MARK = '\ufeff';
