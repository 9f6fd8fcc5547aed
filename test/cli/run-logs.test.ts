import { createReadStream } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../render/fake-world.ts';
import { tripline, triplineIn } from './run.ts';
import { detection } from './small-detection.ts';

const LOGS = 'attack_data/endpoint/procdump_lsass';
const FIXTURES = 'fixtures/run';
const ONE = ['--detections', 'detections/endpoint/windows_lsass_dump_with_procdump.yml'];

describe('run', () => {
  test('shows what detections find in a folder of logs', async () => {
    const { code, out } = await tripline('run', LOGS);
    await expect(out).toMatchFileSnapshot(`${FIXTURES}/table.txt`);
    expect(code).toBe(0);
  });

  test.each(['json', 'csv'])('prints findings as %s', async (format) => {
    const { out } = await tripline('run', `${LOGS}/dump_*.log`, ...ONE, '--format', format);
    await expect(out).toMatchFileSnapshot(`${FIXTURES}/findings.${format}`);
  });

  test('reads standard input', async () => {
    const stdin = () => createReadStream(`${LOGS}/dump_sysmon.log`);
    const { out } = await triplineIn({ stdin }, 'run', '-', ...ONE, '--json');
    expect(JSON.parse(out.split('\n')[0] ?? '').events).toEqual([
      { file: 'standard input', number: 2, offset: 1815 },
    ]);
  });

  test('reads only events in a range of time, whose end is the current time', async () => {
    const since = ['--since', '2026-11-03T09:20:00Z'];
    const { out } = await tripline('run', LOGS, ...ONE, ...since, '--json');
    expect(out.trim().split('\n')).toHaveLength(1);
    const until = ['--until', '2026-11-03'];
    expect((await tripline('run', LOGS, ...ONE, ...since, ...until)).out).toContain(
      '0 findings of 1 detection in 0 events; the current time of the searches is 2026-11-03T00:00:00.000Z',
    );
  });

  test('runs the detections that are selected', async () => {
    const words = ['--detections', '**/*procdump.yml', '--min-risk', '80'];
    const { out } = await tripline('run', LOGS, ...words, '--exclude', '**/*lsass*');
    expect(out).toContain('Windows OS Credential Dumping with ProcDump');
    expect(out).not.toContain('Windows LSASS Dump with ProcDump');
  });

  test.each([
    [['no-such.log'], 'error: log no-such.log does not exist\n'],
    [['no-*.log'], 'error: no file matches no-*.log\n'],
    [[LOGS, '--status', 'productive'], 'unknown status "productive": did you mean "production"?'],
    [[LOGS, '--min-risk', '101'], 'it must be a number from 0 to 100'],
    [[LOGS, '--since', 'soon'], 'it must be a date such as'],
  ])('refuses %j', async (words, message) => {
    const { code, err } = await tripline('run', ...words);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });

  test('reads logs again for searches that a detection builds from its results', async () => {
    const search = 'search user=ada | map search="search x=$x$ user=* | table user"';
    const content = folderWith({
      'logs/a.log': 'user=ada x=1\nuser=bob x=1\nuser=eve x=2\n',
      'detections/map.yml': detection('Map', search),
    });
    const { out } = await tripline('run', `${content}/logs`, '--content', content, '--json');
    const rows = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map(({ user, events }) => [user, events])).toEqual([
      ['ada', null],
      ['bob', null],
    ]);
    const stdin = () => createReadStream(`${content}/logs/a.log`);
    const { code, err } = await triplineIn({ stdin }, 'run', '-', '--content', content);
    expect(err).toContain('Map  it builds searches from its results, and standard input cannot be');
    expect(code).toBe(1);
  });

  test('runs detections of every status, or of those that are asked for', async () => {
    const statuses = ['production', 'experimental', 'validation', 'deprecated', 'removed'];
    const search = 'search user=ada | table user';
    const files = statuses.map((status) => {
      const text = detection(status, search).replace('experimental', status);
      return [`detections/${status}.yml`, text] as const;
    });
    const content = folderWith({ 'logs/a.log': 'user=ada\n', ...Object.fromEntries(files) });
    const run = (...words: string[]) =>
      tripline('run', `${content}/logs`, '--content', content, ...words);
    expect((await run()).out).toContain('5 findings of 5 detections');
    for (const status of statuses)
      expect((await run('--status', status)).out).toContain('1 finding of 1 detection');
  });

  test('goes on after a detection that fails, and says which', async () => {
    const content = folderWith({
      'logs/a.log': 'user=ada x=1\nuser=bob x=2\n',
      'detections/bad.yml': detection(
        'Bad',
        'search user=ada [search user=bob | eval q="a | delete" | return $q]',
      ),
      'detections/good.yml': detection('Good', 'search user=bob | table user'),
    });
    const { code, out, err } = await tripline('run', `${content}/logs`, '--content', content);
    expect(out).toContain('bob');
    expect(err).toContain('Bad  the search fails: cannot parse');
    expect(code).toBe(1);
  });
});
