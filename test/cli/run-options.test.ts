import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { World } from '../../tooling/cli/world.ts';
import { folderWith } from '../render/fake-world.ts';
import { tripline, triplineIn } from './run.ts';
import { detection } from './small-detection.ts';

/** A folder of content with these detections, and a log of these lines. */
function contentOf(searches: Readonly<Record<string, string>>, lines: readonly string[]): string {
  const files = Object.entries(searches).map(
    ([name, search]) => [`detections/${name}.yml`, detection(name, search)] as const,
  );
  return folderWith({ 'logs/a.log': `${lines.join('\n')}\n`, ...Object.fromEntries(files) });
}

async function findings(content: string, ...words: readonly string[]) {
  const { out } = await tripline(
    'run',
    join(content, 'logs'),
    '--content',
    content,
    '--json',
    ...words,
  );
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

const at = (time: string, rest: string) => `2026-01-05T${time}Z ${rest}`;

describe('windows of time', () => {
  const failures = 'search user=* | stats count by user | where count >= 3';
  const lines = ['09:10:00', '09:50:00', '10:00:00', '10:20:00'].map((time) =>
    at(time, 'user=ada'),
  );

  test('count only what is in one window', async () => {
    const content = contentOf({ failures }, lines);
    expect(await findings(content)).toHaveLength(1);
    expect(await findings(content, '--window', '1h')).toEqual([]);
    const [found] = await findings(content, '--window', '1d');
    expect(found).toMatchObject({
      row: { user: 'ada', count: 4 },
      window: ['2026-01-05T00:00:00.000Z', '2026-01-06T00:00:00.000Z'],
    });
  });

  test('begin at multiples of their length; the end belongs to the next', async () => {
    const content = contentOf({ all: 'search user=* | stats count' }, lines);
    const counts = (await findings(content, '--window', '1h')).map(({ row, window }) => [
      window[0].slice(11, 16),
      row.count,
    ]);
    expect(counts).toEqual([
      ['09:00', 2],
      ['10:00', 2],
    ]);
  });

  test('end at the current time of their search', async () => {
    const content = contentOf(
      { now: 'search user=* | head 1 | eval age=now()-_time | table age' },
      lines,
    );
    const ages = (await findings(content, '--window', '30m')).map(({ row }) => row.age);
    expect(ages).toEqual([1200, 600, 600]);
  });

  test('without rows are searched only by detections that find something in nothing', async () => {
    const searches = {
      silence: 'search user=bob | stats count | where count=0',
      bob: 'search user=bob | stats count by user',
    };
    const content = contentOf(searches, [...lines, at('12:00:00', 'user=bob')]);
    const found = (await findings(content, '--window', '1h')).map(({ detection: name, window }) => [
      name,
      window[0].slice(11, 16),
    ]);
    expect(found.toSorted()).toEqual([
      ['bob', '12:00'],
      ['silence', '09:00'],
      ['silence', '10:00'],
    ]);
  });

  test('are spans of time', async () => {
    for (const text of ['1', 'h', '0h', '1y', '-1h']) {
      const { code, err } = await tripline('run', '-', `--window=${text}`);
      expect([code, err]).toEqual([2, expect.stringContaining('such as 15m, 1h or 1d')]);
    }
  });
});

test('states the time that logs without a year are at or before', async () => {
  const content = contentOf({ all: 'search sshd' }, [
    'Jan  5 09:00:00 host sshd[1]: Failed password for ada',
    'Dec 30 09:00:00 host sshd[1]: Failed password for ada',
  ]);
  const years = async (...words: string[]) =>
    (await findings(content, ...words)).map(({ time }) => time.slice(0, 7));
  expect(await years('--reference-time', '2025-02-01')).toEqual(['2024-12', '2025-01']);
  expect(await years('--until', '2023-02-01')).toEqual(['2022-12', '2023-01']);
});

test('tests take the same time for logs without a year', async () => {
  const search = 'search sshd | eval year=strftime(_time, "%Y") | where year="2025" | table year';
  const part = `${detection('year', search)}tests:
- name: Login in 2025
  attack_data:
  - {data: attack_data/a.log, source: /var/log/secure, sourcetype: linux_secure}
`;
  const content = folderWith({
    'attack_data/a.log': 'Jan  5 09:00:00 host sshd[1]: Failed password for ada\n',
    'detections/year.yml': part,
  });
  const run = (...words: string[]) => tripline('test', '--content', content, ...words);
  expect((await run()).code).toBe(1);
  expect(await run('--reference-time', '2025-02-01')).toMatchObject({ code: 0 });
  const { code, err } = await run('--reference-time', '2025-02-01', '--coverage');
  expect([code, err]).toEqual([2, expect.stringContaining('--reference-time and --coverage')]);
});

describe('the cost of detections', () => {
  const searches = {
    one: 'search user=ada | table user',
    both: 'search user=* | stats count by user',
  };
  const lines = [at('09:00:00', 'user=ada'), at('09:01:00', 'user=bob')];
  const run = (...words: string[]) => {
    const content = contentOf(searches, lines);
    return tripline('run', join(content, 'logs'), '--content', content, ...words);
  };

  test('is printed', async () => {
    const { err } = await run('--stats');
    expect(err).toContain('ms, candidates, kept rows, runs, findings (2)');
    expect(err).toMatch(/ 0\.0 +1 +1 +1 +1 +one\n/);
  });

  test('is written as CSV', async () => {
    const { out } = await run('--format', 'stats');
    expect(out.split('\n')).toEqual([
      'ms,candidates,kept,runs,findings,detection,path',
      '0.0,2,2,1,2,both,detections/both.yml',
      '0.0,1,1,1,1,one,detections/one.yml',
      '',
    ]);
  });
});

test('writes a timeline beside the table', async () => {
  const content = contentOf({ one: 'search user=ada | table user' }, [at('09:00:00', 'user=ada')]);
  const page = join(content, 'timeline.html');
  const { out, code } = await tripline(
    'run',
    join(content, 'logs'),
    '--content',
    content,
    '--html',
    page,
  );
  expect(out).toContain('1 finding of 1 detection');
  expect(readFileSync(page, 'utf8')).toContain('<h1>1 finding</h1>');
  expect(code).toBe(0);
});

describe('an interrupted run', () => {
  /** A world whose user interrupts after the first piece of the log. */
  function impatient(lines: readonly string[]): Partial<World> {
    let interrupt = () => {
      // Nobody listens yet.
    };
    return {
      onInterrupt(use) {
        interrupt = use;
        return () => undefined;
      },
      async *stdin() {
        for (const line of lines) {
          yield Buffer.from(`${line}${' '.repeat(70_000)}\n`);
          interrupt();
        }
      },
    };
  }
  const lines = ['ada', 'bob', 'eve'].map((user) => at('09:00:00', `user=${user}`));
  const run = (...words: string[]) => {
    const content = contentOf({ all: 'search user=* | table user' }, []);
    return triplineIn(impatient(lines), 'run', '-', '--content', content, ...words);
  };

  test('shows what was found until then, and says so', async () => {
    const { out, err, code } = await run();
    expect(out).toContain(
      'Partial results: the run was interrupted.\n1 finding of 1 detection in 1 event;',
    );
    expect(err).toContain('warning: Partial results');
    expect(code).toBe(1);
  });

  test.each([
    ['json', '{"partial":"Partial results: the run was interrupted."}\n'],
    ['csv', '\nPartial results: the run was interrupted.,,'],
    ['html', '<p class="warning" role="note">Partial results: the run was interrupted.</p>'],
  ])('is marked in %s', async (format, mark) => {
    expect((await run('--format', format)).out).toContain(mark);
  });
});
