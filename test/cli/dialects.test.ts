import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TARGETS, type Target } from '../../tooling/content/dialects/writer.ts';
import { CONTENT, DETECTION } from '../app/content.ts';
import { folderWith } from '../render/fake-world.ts';
import { commitAll, edit, gitIn } from './git-folder.ts';
import { tripline } from './run.ts';

const EVENTS = [
  'source="s" EventCode=1 process="vssadmin delete shadows /all" dest=web01 user=ada',
  'source="s" EventCode=1 process="vssadmin delete shadows /all" dest=backup01 user=bob',
  'source="s" EventCode=2 process=notepad dest=web01 user=ada',
];

const SEARCH = `search: |
  source="s" EventCode=1 process="*delete shadows*"
  | stats count by dest user process
  | lookup allowed_hosts host as dest OUTPUT note
  | \`shadow_copies_deleted_filter\`
how_to_implement`;

/** One detection with a test over a log, its story, macro and lookup. */
const REPOSITORY: Readonly<Record<string, string>> = {
  ...CONTENT,
  'attack_data/shadow.log': `${EVENTS.join('\n')}\n`,
  [DETECTION]: `${(CONTENT[DETECTION] ?? '').replace(/search: \|[\s\S]*?how_to_implement/, SEARCH)}tests:
  - name: Deletion by vssadmin
    attack_data:
      - data: attack_data/shadow.log
        source: s
        sourcetype: app:log
`,
};

/** The same repository in a dialect. */
async function inDialect(to: Target): Promise<string> {
  const from = folderWith(REPOSITORY);
  const out = join(folderWith({}), 'content');
  const { code, err } = await tripline('convert', '--content', from, '--to', to, '--out', out);
  expect([code, err.includes('error')]).toEqual([0, false]);
  cpSync(join(from, 'attack_data'), join(out, 'attack_data'), { recursive: true });
  edit(out, { 'tripline.yml': CONTENT['tripline.yml'] });
  return out;
}

/** What a dialect changes: versions, the folder of lookups, and how finely it describes the risk. */
function stable(text: string, root: string): string {
  return text
    .replaceAll('lookups/csv/', 'lookups/')
    .replaceAll(/^#+ RBA\n[\s\S]*?(?=^#)/gm, '')
    .replaceAll(/<section aria-labelledby="risk">[\s\S]*?<\/section>/g, '')
    .replaceAll(`${root}/`, '')
    .replaceAll(/"(?:version|ms)": ?\d+/g, '"n": 0')
    .replaceAll(/\b(?:[Vv]ersion[^0-9\n]{0,40})\d+/g, 'version N');
}

async function output(root: string, ...words: readonly string[]): Promise<string> {
  const { out } = await tripline(...words, '--content', root);
  return stable(out, root);
}

async function tested(root: string): Promise<unknown> {
  const lines = (await tripline('test', '--content', root, '--json', '--rows')).out.split('\n');
  return lines.filter(Boolean).map((line) => {
    const { detection, test: name, verdict, rows, events, results } = JSON.parse(line);
    return { detection, name, verdict, rows, events, results };
  });
}

/** The codes of a check and how often each occurs, without those about the dialect itself. */
async function checked(root: string): Promise<unknown> {
  const { out } = await tripline('check', '--content', root, '--json', '--no-cache');
  const codes: string[] = JSON.parse(out).diagnostics.map(({ code }: { code: string }) => code);
  return codes.filter((code) => code !== 'lint/refused-in-escu6').sort();
}

async function pages(root: string, command: 'docs' | 'site'): Promise<unknown> {
  const out = join(folderWith({}), 'pages');
  const { code } = await tripline(command, '--content', root, '--out', out);
  expect(code).toBe(0);
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /^(?!source).*\.(?:md|html)$/.test(entry.name),
  );
  return files
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => [path.slice(out.length), stable(readFileSync(path, 'utf8'), root)]);
}

/** A change of the search, compared with the commit before it. */
async function compared(root: string): Promise<unknown> {
  gitIn(root, 'init', '-q', '-b', 'main');
  commitAll(root);
  const text = readFileSync(join(root, DETECTION), 'utf8');
  edit(root, { [DETECTION]: text.replaceAll('EventCode=1', 'EventCode=3') });
  const diff = JSON.parse(await output(root, 'diff', 'HEAD', '--json'));
  return { summary: diff.summary, effects: diff.effects ?? diff.detections };
}

describe.each(TARGETS)('a repository in the dialect %s', (target) => {
  test.each([
    ['test', tested],
    ['check', checked],
    ['docs', (root: string) => pages(root, 'docs')],
    ['site', (root: string) => pages(root, 'site')],
    ['diff', compared],
  ])('gives the same %s', async (_name, of) => {
    expect(await of(await inDialect(target))).toEqual(await of(folderWith(REPOSITORY)));
  });
});
