import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { realWorld } from '../../tooling/cli/world.ts';
import { toText } from '../../tooling/events/field-value.ts';
import { logFiles } from '../../tooling/project/run/log-files.ts';
import { type RunRequest, runDetections } from '../../tooling/project/run/run-detections.ts';
import { contentSchedules } from '../../tooling/project/run/schedule/content-schedules.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';
import { tripline } from '../cli/run.ts';
import { detection } from '../cli/small-detection.ts';
import { folderWith } from '../render/fake-world.ts';
import { startThread } from './threads.ts';

interface ScheduleCase {
  readonly name: string;
  readonly search?: string;
  readonly timeZone?: string;
  /** Keys of the detection. */
  readonly deployment?: object;
  readonly events: readonly string[];
  readonly runs: readonly string[];
  readonly suppressed?: number;
  readonly notRun?: string;
}

const FILE = join(import.meta.dirname, 'schedules.yml');
const cases = parse(readFileSync(FILE, 'utf8')) as readonly ScheduleCase[];
const host = realWorld();

function contentOf({ search = 'search user=* | stats count by user', ...one }: ScheduleCase) {
  const lines = one.events.map((event) => {
    const [time, user] = event.split(' ');
    return `2026-01-05T${time}:00Z user=${user}\n`;
  });
  const own = one.deployment === undefined ? '' : stringify({ deployment: one.deployment });
  return folderWith({
    'logs/a.log': lines.join(''),
    'detections/a.yml': `${detection('Scheduled', search)}${own}`,
  });
}

async function outcome(one: ScheduleCase, threads?: RunRequest['threads']) {
  const content = contentOf(one);
  const workspaces = new Workspaces(host);
  const workspace = workspaces.open(content);
  const { validate } = workspaces;
  return runDetections(workspace, {
    detections: workspace.content.detection.all,
    logs: logFiles([join(content, 'logs')]),
    settings: { timeZone: one.timeZone },
    scheduleOf: contentSchedules(workspace, { validate, report: () => undefined }),
    tacticsOf: () => [],
    clock: () => 0,
    threads: threads && { ...threads, content },
    // biome-ignore lint/correctness/useYield: no log is standard input
    async *stdin() {
      throw new Error('not used');
    },
  });
}

const minute = (seconds = 0) => new Date(seconds * 1000).toISOString().slice(11, 16);

function shown({ findings, suppressed, notRun }: Awaited<ReturnType<typeof outcome>>) {
  return {
    runs: findings.map(({ now, window, row }) => {
      const range = `${minute(window?.from)}-${minute(window?.until)}`;
      return `${minute(now)} ${range} ${toText(row.get('count'))}`;
    }),
    suppressed,
    notRun: notRun.map(({ reason }) => reason),
  };
}

describe('schedules', () => {
  test.each(cases)('$name', async (one) => {
    const expected = {
      runs: one.runs,
      suppressed: one.suppressed ?? 0,
      notRun: one.notRun === undefined ? [] : [one.notRun],
    };
    expect(shown(await outcome(one))).toEqual(expected);
    const threads = { count: 2, partBytes: 40, start: startThread, content: '', geo: undefined };
    expect(shown(await outcome(one, threads))).toEqual(expected);
  });
});

test('a schedule with too many runs is refused, also if they find no events', async () => {
  const scheduling = { cron_schedule: '* * * * *', earliest_time: '-1m', latest_time: '+1m' };
  const content = folderWith({
    'logs/a.log': '2020-01-05T00:00:00Z user=ada\n2026-01-05T00:00:00Z user=ada\n',
    'detections/a.yml': `${detection('Often', 'user=ada')}${stringify({ deployment: { scheduling } })}`,
  });
  const words = [join(content, 'logs'), '--content', content, '--schedule'];
  const { code, err } = await tripline('run', ...words);
  expect([code, err]).toEqual([2, expect.stringContaining('has more than 50,000 runs')]);
});

test('the command states the time of each run', async () => {
  const [first] = cases;
  if (first === undefined) throw new Error('no case');
  const content = contentOf(first);
  const run = (...words: string[]) =>
    tripline('run', join(content, 'logs'), '--content', content, '--schedule', ...words);
  const { out } = await run();
  expect(out).toContain(
    '3 findings of 1 detection in 5 events, in 3 scheduled runs; throttling suppressed 0 results; the current time of the searches is that of each run',
  );
  const [line = ''] = (await run('--json')).out.split('\n');
  expect(JSON.parse(line)).toMatchObject({
    now: '2026-01-05T10:00:00.000Z',
    window: ['2026-01-05T08:50:00.000Z', '2026-01-05T09:50:00.000Z'],
  });
  const { code, err } = await run('--window', '1h');
  expect([code, err]).toEqual([2, expect.stringContaining('--schedule and --window')]);
});
