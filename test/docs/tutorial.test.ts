import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { builtProgram, runProgram } from '../security/program.ts';

const program = builtProgram();
const start = mkdtempSync(join(tmpdir(), 'tripline-tutorial-'));

afterAll(() => rmSync(start, { recursive: true }));

test('the tutorial is true: its commands, run one after the other, print what it says', () => {
  let folder = start;
  let printed = '';
  let count = 0;
  for (const { before, language, text } of blocksOf(readFileSync('docs/tutorial.md', 'utf8'))) {
    const file = join(folder, /`([\w/.]+)`:$/.exec(before.trimEnd())?.[1] ?? '');
    if (language === 'json') writeFileSync(file, text);
    else if (language === 'diff') writeFileSync(file, changed(readFileSync(file, 'utf8'), text));
    else if (language === 'text')
      expect(printed.split('\n')).toEqual(expect.arrayContaining(lines(text)));
    else {
      printed = '';
      for (const line of lines(text)) {
        const [, target] = /^cd (.*)$/.exec(line) ?? [];
        if (target !== undefined) folder = join(folder, target);
        else printed += run(line, folder);
        count += 1;
      }
    }
  }
  expect(count).toBeGreaterThan(9);
}, 120_000);

interface Block {
  /** The text above it. */
  readonly before: string;
  readonly language: string;
  readonly text: string;
}

function blocksOf(page: string): readonly Block[] {
  const found = page.matchAll(/([\s\S]*?)^```(\w+)\n([\s\S]*?)^```$/gm);
  return [...found].map(([, before = '', language = '', text = '']) => ({
    before,
    language,
    text,
  }));
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** Runs a command of the page. Findings are a result too: the page shows them. */
function run(line: string, from: string): string {
  const [, command] = /^npx tripline (.*)$/.exec(line) ?? [];
  if (command === undefined) throw new Error(`not a command of Tripline: ${line}`);
  const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, word]) => quoted ?? word ?? '',
  );
  const { code, out, err } = runProgram(program(), words, { from });
  if (code !== 0) throw new Error(`${line} ends with ${code}: ${out}${err}`);
  return out + err;
}

/** A text with the removed lines of a change replaced by the added ones. */
function changed(text: string, change: string): string {
  let result = text;
  const [removed, added] = ['-', '+'].map((sign) =>
    lines(change)
      .filter((line) => line.startsWith(sign))
      .map((line) => line.slice(1)),
  );
  for (const [index, line] of removed?.entries() ?? []) {
    if (!result.includes(`${line}\n`)) throw new Error(`the file does not have: ${line}`);
    result = result.replace(`${line}\n`, () => `${added?.[index]}\n`);
  }
  return result;
}
