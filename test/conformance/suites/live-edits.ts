import { cpSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Scratch } from '../../../tooling/disk/scratch.ts';
import { Client } from '../../lsp/client.ts';
import { expectedDiagnostics } from '../../lsp/expected-diagnostics.ts';
import type { Suite, SuiteResult } from '../suite.ts';

/** How many edits are made, and how many between two saves. */
const EDITS = { all: 2_000, sample: 60 };
const BETWEEN_SAVES = 5;
/** Each of so many detections is edited. */
const EVERY = 30;

/** Random edits of public detections in an editor: after each save, the editor shows what check finds. */
export const liveEdits: Suite = {
  name: 'live-edits',
  async run(corpus, { all }) {
    const content = join(corpus, 'security_content/2024-10');
    const result = await edited(content, all ? EDITS.all : EDITS.sample);
    return { suite: all ? 'live-edits-all' : 'live-edits', ...result };
  },
};

async function edited(content: string, edits: number): Promise<Omit<SuiteResult, 'suite'>> {
  const scratch = new Scratch('live-edits');
  const root = realpathSync(scratch.root);
  const details: string[] = [];
  let [passed, total] = [0, 0];
  try {
    const paths = copySample(content, root);
    const client = await Client.open(root);
    const random = randomFrom(20_261_201);
    const texts = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
    const opened = new Set<string>();
    for (let edit = 1; edit <= edits; edit += 1) {
      const path = paths[Math.floor(random() * paths.length)] ?? '';
      const before = texts.get(path) ?? '';
      if (!opened.has(path)) await client.openFile(path, before);
      opened.add(path);
      const change = randomChange(before, random);
      await client.change(path, change);
      texts.set(path, change.after);
      if (edit % BETWEEN_SAVES !== 0) continue;
      total += 1;
      for (const one of opened) writeFileSync(join(root, one), texts.get(one) ?? '');
      for (const one of opened) await client.save(one);
      await client.settled();
      const difference = firstDifference(client, root);
      if (difference === undefined) passed += 1;
      else details.push(`after edit ${edit} of ${path}: ${difference}`);
    }
    if (!(await client.close())) details.push('the server did not end cleanly');
  } finally {
    scratch.remove();
  }
  return { passed, total, details };
}

/** Copies some detections, and everything that is not a detection. */
function copySample(content: string, root: string): readonly string[] {
  const files = readdirSync(content, { recursive: true, encoding: 'utf8' }).sort();
  const detections = files.filter((path) => /^detections\/.*\.yml$/.test(path));
  const paths = detections.filter((_, at) => at % EVERY === 0);
  const words = new Set(paths.flatMap((path) => wordsIn(join(content, path))));
  const isUsed = (path: string) =>
    words.has(
      path
        .split('/')
        .at(-1)
        ?.replace(/\.\w+$/, '') ?? '',
    );
  const others = files.filter((path) => /^(?:macros|lookups|stories)\/[^/]+\.\w+$/.test(path));
  for (const path of [...paths, ...others.filter(isUsed)]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    cpSync(join(content, path), join(root, path));
  }
  return paths;
}

function wordsIn(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  return [...(text.match(/\w+/g) ?? []), ...stems(text)];
}

/** Stories are named by their file: `Some Story` is in some_story.yml. */
function stems(text: string): readonly string[] {
  return (text.match(/^ *- (.+)$/gm) ?? []).map((line) =>
    line
      .replace(/^ *- /, '')
      .toLowerCase()
      .replaceAll(/[^a-z\d]+/g, '_'),
  );
}

interface Change {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly text: string;
  readonly after: string;
}

interface Place {
  readonly line: number;
  readonly character: number;
}

/** What authors write and delete, and what breaks files. */
const PIECES = [
  ' ',
  '\n',
  '\n  ',
  '|',
  '| stats count by host',
  '`',
  '`security_content_summariesonly`',
  '"',
  "'",
  '[',
  ']',
  '(',
  ')',
  ':',
  '- ',
  '#',
  ' # tripline-ignore date: a reason',
  '😀',
  'é',
  '\t',
  '*',
  '=',
  'eval x=if(',
  'name: ',
  'T1059',
  '\\',
  '<<<<<<< ',
  '{',
  '}',
  '&a',
  '*a',
  '$user$',
];

function randomChange(text: string, random: () => number): Change {
  const start = Math.floor(random() * (text.length + 1));
  const isDeletion = random() < 0.4;
  const end = isDeletion ? Math.min(text.length, start + Math.floor(random() * 12)) : start;
  const piece = isDeletion ? '' : (PIECES[Math.floor(random() * PIECES.length)] ?? '');
  const after = text.slice(0, start) + piece + text.slice(end);
  return { range: { start: placeOf(text, start), end: placeOf(text, end) }, text: piece, after };
}

function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

function firstDifference({ diagnostics }: Client, root: string): string | undefined {
  const shown = [...diagnostics]
    .flatMap(([uri, list]) => list.map((one) => JSON.stringify([uri, one])))
    .sort();
  const expected = expectedDiagnostics(root)
    .map((one) => JSON.stringify(one))
    .sort();
  const missing = expected.find((one) => !shown.includes(one));
  if (missing !== undefined) return `missing ${missing}`;
  const extra = shown.find((one) => !expected.includes(one));
  return extra === undefined ? undefined : `not found by check: ${extra}`;
}

/** The same numbers for the same seed, from 0 to 1 (a linear congruential generator). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
