import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** The calls that change the disk, and those by which a file is opened to change it. */
const CALLS = [
  'chmodSync',
  'copyFileSync',
  'fsyncSync',
  'linkSync',
  'mkdirSync',
  'mkdtempSync',
  'openSync',
  'renameSync',
  'symlinkSync',
  'writeFileSync',
  'writeSync',
] as const;

export interface Faults {
  /** How many calls were made that could have failed. */
  readonly calls: number;
}

type Call = (...words: unknown[]) => unknown;

/** Lets one of the calls that change the disk fail, counted from 1, while some work is done. */
export async function withFault<Result>(
  { at, code }: { readonly at: number; readonly code: string },
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly calls: number }> {
  let calls = 0;
  const undo: (() => void)[] = [];
  const failing =
    (name: string, call: Call): Call =>
    (...words) => {
      if (name === 'openSync' && !isForWriting(words[1])) return call(...words);
      calls += 1;
      if (calls === at) throw Object.assign(new Error(`${code}: injected, ${name}`), { code });
      return call(...words);
    };
  const replace = (holder: object, name: string) => {
    const call = Reflect.get(holder, name);
    Reflect.set(holder, name, failing(name, call));
    undo.push(() => Reflect.set(holder, name, call));
  };
  for (const name of CALLS) replace(fs, name);
  replace(fs.promises, 'open');
  syncBuiltinESMExports();
  try {
    return { result: await work(), calls };
  } finally {
    for (const step of undo) step();
    syncBuiltinESMExports();
  }
}

function isForWriting(flags: unknown): boolean {
  if (typeof flags === 'number') return (flags & (fs.constants.O_WRONLY | fs.constants.O_RDWR)) > 0;
  return flags !== undefined && flags !== 'r';
}

/** A module that kills its process at the call of that number, half of what was to be written being there. */
export function killerAt(at: number): string {
  return `data:text/javascript,${encodeURIComponent(`
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    let calls = 0;
    for (const name of ${JSON.stringify(CALLS)}) {
      const call = fs[name];
      fs[name] = (...words) => {
        if (name === 'openSync' && (words[1] === undefined || words[1] === 'r' || typeof words[1] === 'number')) return call(...words);
        calls += 1;
        if (calls === ${at}) {
          if (name === 'writeSync') call(words[0], words[1].subarray(0, words[1].length / 2));
          process.kill(process.pid, 'SIGKILL');
        }
        return call(...words);
      };
    }
    syncBuiltinESMExports();
  `)}`;
}
