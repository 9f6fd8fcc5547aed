import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith } from '../render/fake-world.ts';

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
  }[];
}

/** How often a program enters a block of its code (a function, a branch, the body of a loop). Unlike seconds, steps are the same on any machine. */
export function countSteps(program: string, words: readonly string[]): number {
  const folder = folderWith({});
  spawnSync('node', ['--no-flush-bytecode', program, ...words], {
    env: { ...process.env, NODE_V8_COVERAGE: folder, XDG_CACHE_HOME: folderWith({}) },
  });
  const steps = readdirSync(folder).flatMap((file) => {
    const { result } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Coverage;
    return result
      .filter(({ url }) => url.startsWith('file:'))
      .flatMap(({ functions }) => functions)
      .flatMap(({ ranges }) => ranges)
      .map(({ count }) => count);
  });
  return steps.reduce((sum, count) => sum + count, 0);
}
