import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import { edit, repositoryWith } from '../cli/git-folder.ts';
import { tripline } from '../cli/run.ts';
import { folderWith } from '../render/fake-world.ts';
import { CONTENT, DETECTION } from './content.ts';

function outFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tripline-app-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'app');
}

async function build(content: Readonly<Record<string, string>>, ...words: readonly string[]) {
  const out = outFolder();
  const outcome = await tripline('build', '--content', folderWith(content), '--out', out, ...words);
  const read = (path: string) => readFileSync(join(out, path), 'utf8');
  return { ...outcome, folder: out, read };
}

function changed(
  path: string,
  from: string | RegExp,
  to: string,
): Readonly<Record<string, string>> {
  const text = CONTENT[path] ?? '';
  expect(text).toMatch(from);
  return { ...CONTENT, [path]: text.replace(from, to) };
}

test.each(['2024', '2025', 'escu6'])('writes the app in the format %s', async (profile) => {
  const settings = CONTENT['tripline.yml'] ?? '';
  const content = { ...CONTENT, 'tripline.yml': `${settings}  profile: '${profile}'\n` };
  const { code, read } = await build(content);
  expect(code).toBe(0);
  for (const name of ['savedsearches', 'analyticstories', 'macros', 'transforms'])
    await expect(read(`acme_detections/default/${name}.conf`)).toMatchFileSnapshot(
      `expected/${profile}/${name}.conf`,
    );
});

test('writes the API, Navigator layers and pictures', async () => {
  const { code, read } = await build(CONTENT, '--format', 'api');
  expect(code).toBe(0);
  const { detections } = JSON.parse(read('api/detections_v2.json'));
  expect(detections[0]).toMatchObject({ name: 'Shadow Copies Deleted', risk_severity: 'low' });
  expect(JSON.parse(read('reporting/coverage.json')).techniques).toMatchObject([
    { techniqueID: 'T1490', score: 1 },
  ]);
  expect(JSON.parse(read('reporting/coverage_classic.json'))).toMatchObject({
    version: '4.3',
    techniques: [{ techniqueID: 'T1490', score: 1, comment: DETECTION }],
    gradient: { maxValue: 1 },
  });
  expect(read('reporting/detection_coverage.svg')).toContain('>100%</text>');
});

test('takes techniques and tactics from the version of ATT&CK in tripline.yml', async () => {
  const hides = (CONTENT[DETECTION] ?? '').replace('[T1490]', '[T1027]');
  const read = async (settings: string) => {
    const files = { ...CONTENT, 'tripline.yml': settings, [DETECTION]: hides };
    const built = await build(files, '--format', 'api');
    return JSON.parse(built.read('reporting/coverage.json')).versions.attack;
  };
  const settings = CONTENT['tripline.yml'] ?? '';
  expect(await read(settings)).toBe('18.1');
  expect(await read(`attack: 19\n${settings}`)).toMatch(/^19/);
});

test('the same content gives the same bytes', async () => {
  const [one, other] = [await build(CONTENT), await build(CONTENT)];
  const archive = ({ folder }: typeof one) => readFileSync(join(folder, 'acme_detections.tar.gz'));
  expect(archive(one).equals(archive(other))).toBe(true);
});

test('the archive has one folder, with files that everyone can read', async () => {
  const { folder } = await build(CONTENT);
  const archive = extract();
  archive.end(gunzipSync(readFileSync(join(folder, 'acme_detections.tar.gz'))));
  const names: string[] = [];
  for await (const entry of archive) {
    const { name, mode, uid, gid, type } = entry.header;
    expect([name, mode, uid, gid]).toEqual([name, type === 'directory' ? 0o755 : 0o644, 0, 0]);
    names.push(name);
    entry.resume();
  }
  expect(new Set(names.map((name) => name.split('/')[0]))).toEqual(new Set(['acme_detections']));
  expect(names).toContain('acme_detections/lookups/allowed_hosts_20260301.csv');
});

describe('a deployment', () => {
  const deployment = `name: Often
type: TTP
enabled: true
scheduling: { cron_schedule: 10 * * * *, earliest_time: -2h@h, latest_time: '@h', schedule_window: '5' }
throttling: { fields: [dest, user], period: 1d }
alert_action:
  notable: { rule_title: 'Found: %name%', rule_description: '%description%', nes_fields: [dest] }
  rba: { enabled: true }
  email: { to: soc@acme.example, subject: '%name%' }
  webhook: { url: https://hooks.acme.example/splunk }
`;
  const content = { ...CONTENT, 'deployments/often.yml': deployment };
  const stanza = (text: string) =>
    new Map(
      text
        .split('[ACME - Shadow Copies Deleted - Rule]')[1]
        ?.split('\n')
        .map((line) => line.split(' = ', 2) as [string, string]),
    );

  test('of the type sets the schedule, throttling and actions', async () => {
    const { code, read } = await build(content);
    expect(code).toBe(0);
    const settings = stanza(read('acme_detections/default/savedsearches.conf'));
    expect(Object.fromEntries(settings)).toMatchObject({
      cron_schedule: '10 * * * *',
      'dispatch.earliest_time': '-2h@h',
      disabled: '0',
      'alert.suppress': '1',
      'alert.suppress.fields': 'dest,user',
      'alert.suppress.period': '1d',
      'action.email.to': 'soc@acme.example',
      'action.email.subject.alert': 'Shadow Copies Deleted',
      'action.webhook.param.url': 'https://hooks.acme.example/splunk',
      'action.notable.param.nes_fields': 'dest',
    });
  });

  test('of the detection replaces parts of it', async () => {
    const own = `deployment:\n  enabled: false\n  scheduling: { cron_schedule: 5 1 * * * }\ntags:`;
    const { read } = await build({
      ...content,
      [DETECTION]: (CONTENT[DETECTION] ?? '').replace('tags:', own),
    });
    const settings = stanza(read('acme_detections/default/savedsearches.conf'));
    expect(Object.fromEntries(settings)).toMatchObject({
      cron_schedule: '5 1 * * *',
      'dispatch.earliest_time': '-2h@h',
      disabled: '1',
    });
  });
});

const LONG = `Shadow Copies Deleted ${'by Somebody '.repeat(6)}Again`;

const BAD: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  ['a name that is too long', changed(DETECTION, 'Shadow Copies Deleted', LONG), 'app/long-name'],
  [
    'a name that ends a stanza',
    changed(DETECTION, 'name: Shadow Copies Deleted', 'name: "Shadow] Copies"'),
    'app/unsafe-name',
  ],
  [
    'two names that are the same in the app',
    {
      ...CONTENT,
      'detections/endpoint/other.yml': (CONTENT[DETECTION] ?? '')
        .replace('Shadow Copies Deleted', 'Shadow-Copies.Deleted')
        .replace('7ad3f1e2', '7ad3f1e3'),
    },
    'app/shared-name',
  ],
  [
    'a lookup without a table',
    {
      ...CONTENT,
      'lookups/allowed_hosts.yml': `${CONTENT['lookups/allowed_hosts.yml']}filename: gone.csv\n`,
    },
    'app/missing-table',
  ],
  [
    'an ID that Splunk refuses',
    changed('tripline.yml', 'acme_detections', '1_acme.tgz'),
    'app/bad-setting',
  ],
  ['a version that is not one', changed('tripline.yml', '1.2.3', 'one'), 'app/bad-setting'],
  [
    'text that continues in the next setting',
    changed(DETECTION, 'Backup programs.', 'Backup programs. \\'),
    'app/unsafe-text',
  ],
  [
    'an asset type of two lines',
    changed(DETECTION, 'asset_type: Endpoint', 'asset_type: "Endpoint\\nsearch = *"'),
    'app/unsafe-text',
  ],
  [
    'a schedule that is not one',
    changed(DETECTION, 'tags:', 'deployment: { scheduling: { cron_schedule: 61 * * * * } }\ntags:'),
    'app/bad-cron',
  ],
  [
    'a real-time search',
    changed(DETECTION, 'tags:', 'deployment: { scheduling: { earliest_time: rt-5m } }\ntags:'),
    'app/real-time',
  ],
  [
    'a hidden file in the template',
    { ...CONTENT, 'app_template/default/.hidden': 'x' },
    'app/template-file',
  ],
  [
    'a .conf file of the template with text that is not a setting',
    { ...CONTENT, 'app_template/default/props.conf': '[a]\nTRUNCATE 0\n' },
    'app/template-file',
  ],
  [
    'blanks after a backslash in a .conf file of the template',
    { ...CONTENT, 'app_template/default/props.conf': '[a]\nEVAL-b = 1 \\ \n' },
    'app/template-file',
  ],
  [
    'a stanza that is twice in a .conf file of the template',
    { ...CONTENT, 'app_template/default/props.conf': '[a]\nb = 1\n[a]\nc = 1\n' },
    'app/template-file',
  ],
  [
    'a lookup of the template that runs a program',
    { ...CONTENT, 'app_template/default/transforms.conf': '[a]\nexternal_cmd = a.py b\n' },
    'app/template-file',
  ],
  [
    'a view of the template that is not well-formed',
    { ...CONTENT, 'app_template/default/data/ui/views/a.xml': '<view><row></view>' },
    'app/template-file',
  ],
  [
    'a view of the template with a script',
    { ...CONTENT, 'app_template/default/data/ui/views/a.xml': '<view><script>x</script></view>' },
    'app/template-file',
  ],
  [
    'JSON of the template that is not JSON',
    { ...CONTENT, 'app_template/lookups/a.json': '{a: 1}' },
    'app/template-file',
  ],
  ['a script in static/', { ...CONTENT, 'app_template/static/a.js': 'x' }, 'app/template-file'],
  [
    'an icon that is not a PNG file',
    { ...CONTENT, 'app_template/static/appIcon.png': 'GIF89a' },
    'app/template-file',
  ],
  [
    'a dashboard without a definition',
    {
      ...CONTENT,
      'dashboards/board.yml':
        'name: Board\nid: 0b9c7e34-5a42-4c0f-9a58-6c1f2f6f8c0c\nversion: 1\ndate: "2026-01-01"\nauthor: A\ndescription: D\n',
    },
    'app/dashboard-definition',
  ],
];

test.each(BAD)('%s fails the build', async (_name, content, code) => {
  const { code: exit, err, out, folder } = await build(content);
  expect(err).toContain(code);
  expect(err).toMatch(/-->/);
  expect([exit, out]).toEqual([1, 'build failed; no file was written\n']);
  expect(() => readdirSync(folder)).toThrow('ENOENT');
});

test('a file of the template that the build replaces is a warning', async () => {
  const path = 'app_template/default/macros.conf';
  const { code, err } = await build({ ...CONTENT, [path]: '[mine]\ndefinition = a=1\n' });
  expect(err).toContain('app/template-replaced');
  expect(code).toBe(0);
});

test('rows of different lengths are a warning', async () => {
  const content = { ...CONTENT, 'lookups/allowed_hosts.csv': 'host,note\na,b,c\n' };
  const { code, err } = await build(content);
  expect(err).toContain('app/uneven-table');
  expect(code).toBe(0);
});

test('--skip-invalid builds the rest, and lists what is left out', async () => {
  const broken = (CONTENT[DETECTION] ?? '')
    .replace('7ad3f1e2', '7ad3f1e4')
    .replace('Shadow Copies Deleted', LONG);
  const content = { ...CONTENT, 'detections/endpoint/long.yml': broken };
  const { code, out, read } = await build(content, '--skip-invalid');
  expect(code).toBe(0);
  expect(out).toContain('left out because of errors:\n  detections/endpoint/long.yml\n');
  expect(read('acme_detections/default/savedsearches.conf')).not.toContain('Again');
});

test('text of content ends no XML', async () => {
  const board = `name: "Board <x> & y"\nid: 0b9c7e34-5a42-4c0f-9a58-6c1f2f6f8c0c\nversion: 1\ndate: "2026-01-01"\nauthor: A\ndescription: D\n`;
  const { read } = await build({
    ...CONTENT,
    'dashboards/board.yml': board,
    'dashboards/board.json': '{"title": "]]></definition>", "2": 1, "1": 2}',
  });
  const text = read('acme_detections/default/data/ui/views/acme__board_<x>_&_y.xml');
  expect(text).toContain('<label>Board &lt;x&gt; &amp; y</label>');
  expect(text).toContain(']]\\u003e</definition>');
  expect(text.indexOf('"2"')).toBeLessThan(text.indexOf('"1"'));
});

test('a folder with files of others is not changed', async () => {
  const out = mkdtempSync(join(tmpdir(), 'tripline-foreign-'));
  onTestFinished(() => rmSync(out, { recursive: true }));
  writeFileSync(join(out, 'mine.txt'), 'x');
  const { code, err } = await tripline('build', '--content', folderWith(CONTENT), '--out', out);
  expect(code).toBe(2);
  expect(err).toContain('app/foreign-output');
  expect(readdirSync(out)).toEqual(['mine.txt']);
});

test('a failed build leaves the previous one', async () => {
  const content = folderWith(CONTENT);
  const out = outFolder();
  expect((await tripline('build', '--content', content, '--out', out)).code).toBe(0);
  const before = readFileSync(join(out, 'acme_detections.tar.gz'));
  writeFileSync(
    join(content, DETECTION),
    (CONTENT[DETECTION] ?? '').replace('Shadow Copies Deleted', LONG),
  );
  expect((await tripline('build', '--content', content, '--out', out)).code).toBe(1);
  expect(readFileSync(join(out, 'acme_detections.tar.gz')).equals(before)).toBe(true);
});

test('--diff compares the template, and has no change without one', async () => {
  const meta = 'app_template/metadata/default.meta';
  const props = 'app_template/default/props.conf';
  const root = repositoryWith({
    ...CONTENT,
    [meta]: '[]\naccess = read : [ * ], write : [ admin, sc_admin ]\n',
    [props]: '[one]\nTRUNCATE = 0\n',
  });
  const diff = async () => (await tripline('build', '--content', root, '--diff', 'HEAD')).out;
  expect(await diff()).toBe('0 stanzas changed\n');
  edit(root, { [props]: '[one]\nTRUNCATE = 1\n[two]\nTRUNCATE = 0\n' });
  expect(await diff()).toBe(
    '~ default/props.conf [one]: TRUNCATE\n+ default/props.conf [two]\n2 stanzas changed\n',
  );
});

test('--diff lists the stanzas and keys that differ from a base revision', async () => {
  const root = repositoryWith(CONTENT);
  edit(root, {
    [DETECTION]: (CONTENT[DETECTION] ?? '').replace('Backup programs.', 'Backups.'),
    'macros/other.yml': 'name: other\ndefinition: x=1\ndescription: Other.\n',
  });
  const run = await tripline('build', '--content', root, '--diff', 'HEAD');
  expect(run).toMatchObject({
    code: 0,
    out: `~ default/analyticstories.conf [savedsearch://ACME - Shadow Copies Deleted - Rule]: known_false_positives
+ default/macros.conf [other]
2 stanzas changed
`,
  });
});
