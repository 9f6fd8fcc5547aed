import { cpSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Scratch } from '../../../tooling/disk/scratch.ts';
import { Client } from '../../lsp/client.ts';
import { expectedDiagnostics } from '../../lsp/expected-diagnostics.ts';
import type { Suite } from '../suite.ts';

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
    const { saves, requests } = await edited(content, all ? EDITS.all : EDITS.sample);
    const suffix = all ? '-all' : '';
    return [
      { suite: `live-edits${suffix}`, ...saves },
      { suite: `live-requests${suffix}`, ...requests },
    ];
  },
};

async function edited(
  content: string,
  edits: number,
): Promise<{ readonly saves: Tally; readonly requests: Tally }> {
  const scratch = new Scratch('live-edits');
  const root = realpathSync(scratch.root);
  const saves = new Tally();
  const requests = new Tally();
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
      requests.add(await failureOf(client, path, change.range.start, edit));
      if (edit % BETWEEN_SAVES !== 0) continue;
      for (const one of opened) writeFileSync(join(root, one), texts.get(one) ?? '');
      for (const one of opened) await client.save(one);
      await client.settled();
      const difference = firstDifference(client, root);
      saves.add(difference && `after edit ${edit} of ${path}: ${difference}`);
    }
    const isClean = await client.close();
    saves.add(isClean ? undefined : 'the server did not end cleanly');
  } finally {
    scratch.remove();
  }
  return { saves, requests };
}

/** How many of the things that were tried succeeded. */
class Tally {
  passed = 0;
  total = 0;
  readonly details: string[] = [];

  add(failure: string | undefined): void {
    this.total += 1;
    if (failure === undefined) this.passed += 1;
    else this.details.push(failure);
  }
}

const REQUESTS = [
  'completion',
  'hover',
  'signatureHelp',
  'definition',
  'references',
  'documentSymbol',
  'semanticTokens/full',
  'codeLens',
  'formatting',
  'codeAction',
  'prepareRename',
];

/** Asks one request after another, where the author writes; the failure of an answer, if it is one. */
async function failureOf(
  client: Client,
  path: string,
  position: Place,
  edit: number,
): Promise<string | undefined> {
  const method = `textDocument/${REQUESTS[edit % REQUESTS.length]}`;
  const params = {
    textDocument: { uri: client.uri(path) },
    position,
    range: { start: position, end: position },
    context: { diagnostics: [], includeDeclaration: true },
    options: { tabSize: 2, insertSpaces: true },
  };
  try {
    await client.connection.sendRequest(method, params);
    return undefined;
  } catch (error) {
    return `${method} in ${path} after edit ${edit}: ${String(error)}`;
  }
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
