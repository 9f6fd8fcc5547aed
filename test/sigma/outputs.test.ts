import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Outcome, tripline } from '../cli/run.ts';

const AUTHOR = 'Ada Lovelace, Grace Hopper';
const place = mkdtempSync(join(tmpdir(), 'tripline-outputs-'));
const content = join(place, 'content');
const logs = join(content, 'regression_data');
const rule = join(
  content,
  'rules/windows/process_creation/proc_creation_win_wevtutil_clear_log.yml',
);

const CORRELATION = `title: Logs Cleared Again and Again
id: 2f8f7e37-0c38-4f4c-9a0f-5b8a6d0c9e11
author: ${AUTHOR}
correlation:
  type: event_count
  rules: [6d0d5c36-5c39-4b3c-9d5b-0f3b8a4e7c21]
  group-by: [Computer]
  timespan: 1h
  condition: {gte: 5}
`;

beforeAll(async () => {
  await tripline('init', '--sigma', content);
  writeFileSync(rule, readFileSync(rule, 'utf8').replace(/^author: .*$/m, `author: ${AUTHOR}`));
  commitAll();
  return () => rmSync(place, { recursive: true, force: true });
});

/** A command over the rule, and what it prints or writes. */
interface Output {
  readonly words: readonly string[];
  /** A file below the folder that it writes, by the end of its path; undefined for what it prints. */
  readonly file?: string;
  /** Besides the author. */
  readonly says: string;
}

const OUT = join(place, 'out');

/** Each result, page and export of a rule names its author, as its license asks, and shows the rule or a search for it. */
const outputs: readonly Output[] = [
  { words: ['run', logs], says: 'Event Log Cleared with Wevtutil' },
  { words: ['run', logs, '--json'], says: '"severity":"high"' },
  { words: ['run', logs, '--format', 'csv'], says: 'Event Log Cleared with Wevtutil' },
  { words: ['run', logs, '--format', 'html'], says: 'Event Log Cleared with Wevtutil' },
  { words: ['explain', rule], says: "✓ Image|endswith: '\\wevtutil.exe'" },
  { words: ['explain', rule, '--json'], says: '"outcome": true' },
  { words: ['docs', '--out', OUT], file: '.md', says: "    - Image|endswith: '\\wevtutil.exe'" },
  { words: ['site', '--out', OUT], file: '7c21/index.html', says: 'Image|endswith' },
  { words: ['build', '--out', OUT], file: 'savedsearches.conf', says: 'Image="*\\\\wevtutil.exe"' },
  {
    words: ['build', '--format', 'api', '--out', OUT],
    file: 'detections_v2.json',
    says: 'Image=\\"*\\\\\\\\wevtutil.exe\\"',
  },
  {
    words: ['sql', '--all', '--dialect', 'duckdb', '--out', OUT],
    file: '.sql',
    says: "'\\wevtutil.exe'",
  },
  {
    words: ['convert', '--from', 'sigma', '--to', 'spl', '--out', OUT],
    file: '.spl',
    says: 'Image="*\\\\wevtutil.exe"',
  },
  {
    words: ['convert', '--from', 'sigma', '--to', 'tstats', '--out', OUT],
    file: '.spl',
    says: 'Processes.process_path="*\\\\wevtutil.exe"',
  },
  {
    words: ['convert', '--from', 'sigma', '--to', 'tripline', '--out', OUT],
    file: 'wevtutil.yml',
    says: 'Image="*\\\\wevtutil.exe"',
  },
];

describe('outputs of a Sigma rule', () => {
  test.each(outputs)('$words', async ({ words, file, says }) => {
    rmSync(OUT, { recursive: true, force: true });
    const { out, err } = await tripline(...words, '--content', content);
    expect(err.replace(/^.*written.*$/gm, '')).not.toContain('error');
    const text = file === undefined ? out : textOf(file);
    expect(text).toContain(AUTHOR);
    expect(text).toContain(says);
  });

  test('coverage and mutants are told in words of the rule', async () => {
    const words = ['test', '--coverage', '--mutate', '--content', content];
    const { code, out } = await tripline(...words);
    expect(code).toBe(0);
    const [, ...lines] = out.split('\n').filter((line) => /^ {2}\d|coverage/.test(line));
    expect(lines.map((line) => line.trim())).toEqual([
      "19:7  Image|endswith: '\\wevtutil.exe': no test depends on it being true or false; 1 of 1 mutant survives (with this condition negated)",
      '20:7  OriginalFileName: wevtutil.exe: no test depends on it being true or false; 1 of 1 mutant survives (with this condition negated)',
      "24:9  CommandLine|contains: ' clear-log ': no test depends on it being true; 1 of 1 mutant survives (without one value of this list)",
      "28:9  ParentImage: 'C:\\Windows\\SysWOW64\\msiexec.exe': no test depends on it being true; 1 of 1 mutant survives (without one value of this list)",
      '22:5  CommandLine|contains: 1 of 1 mutant survives (with this condition negated)',
      expect.stringContaining('total: clause coverage 6 of 12 (50%)'),
    ]);
  });

  test('diff tells which events a changed rule selects', async () => {
    const before = readFileSync(rule, 'utf8');
    writeFileSync(rule, before.replace("- ' cl '", "- ' xx '"));
    const { out } = await tripline('diff', 'HEAD', '--content', content);
    writeFileSync(rule, before);
    expect(out).toContain('Event Log Cleared with Wevtutil');
    expect(out).toContain('1 changed');
  });
});

describe('a correlation', () => {
  beforeAll(() => {
    const path = join(content, 'rules/correlation.yml');
    writeFileSync(path, CORRELATION);
    return () => rmSync(path);
  });

  test('is refused by a build, which can leave it out', async () => {
    rmSync(OUT, { recursive: true, force: true });
    const words = ['build', '--out', OUT, '--content', content];
    const refused: Outcome = await tripline(...words);
    expect(refused.code).toBe(1);
    expect(refused.err + refused.out).toContain(
      'the Sigma rule "Logs Cleared Again and Again" cannot be written as a search',
    );
    const { code } = await tripline(...words, '--skip-invalid');
    expect(code).toBe(0);
    expect(textOf('savedsearches.conf')).not.toContain('Again and Again');
  });

  test('is shown on pages as it is written', async () => {
    rmSync(OUT, { recursive: true, force: true });
    await tripline('docs', '--out', OUT, '--content', content);
    expect(textOf('5b8a6d0c9e11.md')).toContain('  type: event_count\n');
  });
});

/** The text of the file that was written whose path ends like this. */
function textOf(end: string): string {
  const paths = readdirSync(OUT, { recursive: true, encoding: 'utf8' });
  const path = paths.find((one) => one.replaceAll('\\', '/').endsWith(end));
  return path === undefined
    ? `no file ${end} among ${paths.join(', ')}`
    : readFileSync(join(OUT, path), 'utf8');
}

function commitAll(): void {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.com'];
  for (const words of [
    ['init', '-q'],
    ['add', '-A'],
    [...who, 'commit', '-q', '-m', 'Begin'],
  ])
    execFileSync('git', ['-C', content, ...words]);
}
