import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { runCli } from '../../../tooling/cli/run-cli.ts';
import { realWorld } from '../../../tooling/cli/world.ts';
import type { Suite } from '../suite.ts';

/** A small content folder, a command over it, and what comes of it. */
interface ContentCase {
  readonly id: string;
  readonly files: Readonly<Record<string, string>>;
  readonly run: readonly string[];
  readonly expect: {
    readonly exit?: number;
    /** Regular expressions over what is printed. */
    readonly prints?: string;
    readonly prints_not?: string;
    /** Files, and regular expressions over what each must hold. */
    readonly writes?: Readonly<Record<string, readonly string[]>>;
  };
}

/** Content folders that the command line once judged wrong. */
export const caseContent: Suite = {
  name: 'case-content',
  async run(corpus) {
    const text = readFileSync(join(corpus, 'cases', 'content.yml'), 'utf8');
    const cases: readonly ContentCase[] = parse(text);
    const details: string[] = [];
    for (const item of cases) {
      const misses = await missesOf(item);
      if (misses.length > 0) details.push(`${item.id}: ${misses.join('; ')}`);
    }
    return {
      suite: this.name,
      passed: cases.length - details.length,
      total: cases.length,
      details,
    };
  },
};

async function missesOf(item: ContentCase): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tripline-case-'));
  try {
    for (const [path, text] of Object.entries(item.files)) write(join(folder, path), text);
    const outcome = await tripline(
      item.run.map((word) => (word === 'out' ? join(folder, 'out') : word)),
      folder,
    );
    return [...differences(item, outcome), ...unwritten(item, folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

interface Outcome {
  readonly code: number;
  readonly printed: string;
}

async function tripline(words: readonly string[], content: string): Promise<Outcome> {
  let printed = '';
  const print = (text: string): void => {
    printed += text;
  };
  const world = { ...realWorld(), stdout: print, stderr: print, terminal: undefined };
  const code = await runCli([...words, '--content', content], world);
  return { code, printed };
}

function* differences({ expect }: ContentCase, { code, printed }: Outcome): Iterable<string> {
  const { exit, prints, prints_not } = expect;
  const shown = printed.slice(0, 300).replaceAll('\n', ' ');
  if (exit !== undefined && code !== exit) yield `exits with ${code}, not ${exit}: ${shown}`;
  if (prints !== undefined && !new RegExp(prints).test(printed))
    yield `does not print ${prints}: ${shown}`;
  if (prints_not !== undefined && new RegExp(prints_not).test(printed))
    yield `prints ${prints_not}: ${shown}`;
}

function* unwritten({ expect }: ContentCase, folder: string): Iterable<string> {
  for (const [path, patterns] of Object.entries(expect.writes ?? {})) {
    const file = join(folder, path);
    const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    if (text === undefined) yield `does not write ${path}`;
    else
      for (const pattern of patterns)
        if (!new RegExp(pattern).test(text)) yield `${path} does not hold ${pattern}`;
  }
}
