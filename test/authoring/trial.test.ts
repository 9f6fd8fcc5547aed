import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tripline } from '../cli/run.ts';

const folder = join(mkdtempSync(join(tmpdir(), 'tripline-')), 'content');

beforeAll(async () => {
  await tripline('init', folder);
});
afterAll(() => rmSync(join(folder, '..'), { recursive: true }));

interface Case {
  readonly name: string;
  readonly log: string;
  readonly more?: readonly string[];
  readonly file: string;
  /** The condition that the new detection has, and what the author writes instead. */
  readonly first: string | RegExp;
  readonly written: string;
}

/** What an author knows: an event, and the conditions that make it an attack. */
const cases: readonly Case[] = [
  {
    name: 'LSASS Dumped',
    log: 'endpoint/procdump_lsass/dump_sysmon.log:2',
    file: 'endpoint/lsass_dumped.yml',
    first: 'Processes.process_name=procdump64.exe',
    written:
      'Processes.process_name IN (procdump.exe, procdump64.exe) Processes.process="*lsass*" NOT Processes.user=backup',
  },
  {
    name: 'Bucket Opened',
    log: 'aws/s3_bucket_public/attack.json:1',
    file: 'cloud/bucket_opened.yml',
    first: 'eventName=PutBucketAcl',
    written:
      'eventName IN (PutBucketAcl, PutBucketPolicy) `cloudtrail_succeeded` NOT userAgent="*terraform*"',
  },
  {
    name: 'Shell in Pod',
    log: 'kubernetes/pod_exec_shell/attack.json:1',
    file: 'cloud/shell_in_pod.yml',
    first: 'verb=create objectRef.resource=pods',
    written:
      'verb IN (create, get) objectRef.resource=pods objectRef.subresource=exec responseStatus.code<400 NOT user.username="system:*"',
  },
  {
    name: 'Shell to the Network',
    log: 'linux/reverse_shell/attack.log:1',
    file: 'linux/shell_to_the_network.yml',
    first: 'Processes.process_name=bash',
    written: 'Processes.process_name IN (bash, sh, dash) Processes.process="*/dev/tcp/*"',
  },
  {
    name: 'Scanner Seen',
    log: 'web/scanner/attack.log:1',
    more: ['--sourcetype', 'access_combined'],
    file: 'web/scanner_seen.yml',
    first: /Web\.url="[^"]*"/,
    written: 'Web.http_user_agent IN ("*sqlmap*", "*nikto*") Web.status<500',
  },
];

describe('from an event of a log to a tested detection', () => {
  test.each(cases)('$name', async ({ name, log, more = [], file, first, written }) => {
    const path = join(folder, 'detections', file);
    const content = ['--content', folder];
    const made = await tripline(
      'new',
      'detection',
      name,
      '--from-log',
      `attack_data/${log}`,
      ...more,
      ...content,
    );
    expect(made).toMatchObject({ code: 0, err: '' });
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(first);
    writeFileSync(
      path,
      text.replace(first, () => written),
    );

    const suggested = await tripline('test', path, '--suggest', '--write', ...content);
    expect(suggested.err).toMatch(/wrote \d+ suggested tests/);

    const least = ['--coverage-min', '100', '--mutate-min', '90'];
    const { code, out } = await tripline('test', path, ...least, ...content);
    expect(out).not.toMatch(/FAIL|ERROR|INCONCLUSIVE|below-minimum/);
    expect(code).toBe(0);
  });
});
