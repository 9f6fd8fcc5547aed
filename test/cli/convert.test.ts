import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { fileSource } from '../../tooling/base/source.ts';
import { rewritten } from '../../tooling/content/dialects/rewrite.ts';
import { parseYaml } from '../../tooling/content/yaml.ts';
import { folderWith } from '../render/fake-world.ts';
import { tripline } from './run.ts';

const CONTENT = {
  'detections/endpoint/dump.yml': `# Reviewed in May.
name: Dump
id: 6f0b2d0e-3b5c-4a39-9d7b-0f1f0a5b7a12
version: 3
date: '2026-01-05'
author: A
status: production
type: TTP
description: >-
  Looks for something
  that is folded.
data_source: []
search: 'sourcetype=a | stats count by dest, user, src | \`dump_filter\`' # keep
rba:
  message: $user$ on $dest$
  risk_objects:
    # The host matters most.
    - { field: dest, type: system, score: 80 }
    - { field: user, type: user, score: 40 }
  threat_objects: []
tags:
  analytic_story: [S]
  asset_type: Endpoint
  mitre_attack_id: [T1003.001]
  product: [Splunk Enterprise, Splunk Security Analytics for AWS]
  security_domain: endpoint
  throttling: { fields: [dest], period: 1d }
`,
  'detections/cloud/sum.yml': `name: Sum
id: 6f0b2d0e-3b5c-4a39-9d7b-0f1f0a5b7a13
version: 1
date: '2026-01-05'
author: A
status: production
type: Correlation
description: Sums.
search: index=risk | stats count by risk_object | \`sum_filter\`
tags: { analytic_story: [S] }
`,
  'macros/m.yml': 'name: m\ndefinition: a=1\n',
};

/** A repository of 2025 with everything that is not a detection. */
const REPOSITORY = {
  'contentctl.yml': `app:
  uid: 1
  title: ACME Detections
  appid: acme
  version: 1.2.3
  description: D
  prefix: ACME
  label: ACME
  author_name: A. Author
  author_email: a@acme.example
  author_company: ACME
`,
  'removed/detections/old.yml':
    "name: Old\nid: 6f0b2d0e-3b5c-4a39-9d7b-0f1f0a5b7a14\nversion: 1\ndate: '2025-01-01'\nauthor: A\nstatus: removed\ntype: TTP\n",
  'removed/deprecation_mapping.YML':
    'detections:\n  - { content: Old, removed_in_version: 1.1.0, reason: Replaced., replacement_content: [New] }\n',
  'lookups/hosts.yml':
    "name: hosts\nid: 6f0b2d0e-3b5c-4a39-9d7b-0f1f0a5b7a16\nversion: 1\ndate: '2025-01-01'\nauthor: A\nlookup_type: csv\ndescription: Hosts.\n",
  'lookups/hosts.csv': 'host,note\na,b\n',
};

const convert = (root: string, ...words: string[]) =>
  tripline('convert', '--content', root, ...words);

describe('convert', () => {
  test('writes another dialect with comments and order, and says what is lost', async () => {
    const root = folderWith(CONTENT);
    const { code, out, err } = await convert(root, '--to', 'escu6', '--out', join(root, 'new'));
    const text = readFileSync(join(root, 'new/detections/endpoint/dump.yml'), 'utf8');
    await expect(text).toMatchFileSnapshot('fixtures/convert/dump.escu6.yml');
    expect(err).toContain('"tags.throttling": ESCU 6 has no such key');
    expect(err).toContain('ESCU 6 has no product "Splunk Security Analytics for AWS"');
    expect(err).toContain('content/not-converted');
    expect(err).toContain('the file is not converted: ESCU 6 requires a finding');
    expect(existsSync(join(root, 'new/detections/cloud/sum.yml'))).toBe(false);
    expect([code, out]).toEqual([
      1,
      `2 files in dialect escu6, 1 not converted, 7 notes; wrote 2 files to ${join(root, 'new')}\n`,
    ]);
  });

  test('goes back to what it was, but for the version and what was lost', async () => {
    const root = folderWith(CONTENT);
    await convert(root, '--to', 'escu6', '--out', join(root, 'new'));
    await convert(join(root, 'new'), '--to', 'v5', '--out', join(root, 'back'));
    const text = readFileSync(join(root, 'back/detections/endpoint/dump.yml'), 'utf8');
    await expect(text).toMatchFileSnapshot('fixtures/convert/dump.back.yml');
  });

  test('writes nothing without a place, and never over a file unless it is asked to', async () => {
    const root = folderWith(CONTENT);
    const file = join(root, 'detections/endpoint/dump.yml');
    expect((await convert(root, '--to', 'v4')).out).toContain('nothing was written');
    const same = await convert(root, '--to', 'v4', '--out', root);
    expect([same.code, same.err]).toEqual([2, expect.stringContaining('use --in-place')]);
    await convert(root, '--to', 'v4', '--out', join(root, 'new'));
    const again = await convert(root, '--to', 'v4', '--out', join(root, 'new'));
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('already exists')]);
    expect(readFileSync(file, 'utf8')).toBe(CONTENT['detections/endpoint/dump.yml']);
    await convert(root, '--to', 'v4', '--in-place');
    expect(readFileSync(file, 'utf8')).toContain('observable:');
    expect(readdirSync(root).sort()).toEqual(['detections', 'macros', 'new']);
  });

  test('takes settings, tables, and why content was removed along', async () => {
    const root = folderWith(REPOSITORY);
    const there = folderWith({});
    expect((await convert(root, '--to', 'escu6', '--out', join(there, 'new'))).code).toBe(0);
    const read = (path: string) => parse(readFileSync(join(there, path), 'utf8'));
    expect(read('new/build.yml')).toEqual({
      author: 'A. Author',
      author_email: 'a@acme.example',
      content_prefix: 'ACME',
      label: 'ACME Detections',
      app_version: '1.2.3',
      description: 'D',
      id: 'acme',
      external_app_content: [],
    });
    const info = { reason: 'Replaced.', removed_in_version: '1.1.0', replacement_content: ['New'] };
    expect(read('new/removed/detections/old.yml')).toMatchObject({
      status: 'removed',
      modification_date: '2025-01-01',
      deprecation_info: info,
    });
    expect(readFileSync(join(there, 'new/lookups/csv/hosts.csv'), 'utf8')).toBe('host,note\na,b\n');

    const back = await convert(join(there, 'new'), '--to', 'v5', '--out', join(there, 'old'));
    expect(back.code).toBe(0);
    expect(read('old/contentctl.yml').app).toMatchObject({ appid: 'acme', prefix: 'ACME' });
    expect(read('old/removed/deprecation_mapping.YML')).toEqual({
      detections: [{ content: 'Old', ...info }],
    });
    expect(existsSync(join(there, 'old/lookups/csv/hosts.csv'))).toBe(true);
  });

  test('puts the table of a lookup where the dialect expects it', async () => {
    const root = folderWith({
      'lookups/tools.yml': 'name: tools\ndescription: T\nfilename: attacker_tools.csv\n',
      'lookups/attacker_tools.csv': 'file\na.exe\n',
      'lookups/seen.yml': 'name: seen\ndescription: S\ncollection: seen\nfields_list: _key, a\n',
      'lookups/seen.csv': '_key,a\n1,b\n',
      'detections/experimental/endpoint/h.yml': `name: H
id: 6f0b2d0e-3b5c-4a39-9d7b-0f1f0a5b7a19
version: 1
date: '2022-01-05'
author: A
type: Hunting
datamodel: []
description: D
search: '| inputlookup tools | lookup seen a OUTPUT a as b'
how_to_implement: ''
known_false_positives: ''
references: []
tags: { analytic_story: [S], asset_type: Endpoint, security_domain: endpoint }
`,
    });
    await convert(root, '--to', 'escu6', '--out', join(root, 'new'));
    const written = readdirSync(join(root, 'new'), { recursive: true, encoding: 'utf8' });
    expect(written.filter((path) => /\.\w+$/.test(path)).sort()).toEqual([
      'detections/endpoint/h.yml',
      'lookups/csv/tools.csv',
      'lookups/csv/tools.yml',
      'lookups/kvstore/seen.csv',
      'lookups/kvstore/seen.yml',
    ]);
    const check = await tripline('check', '--content', join(root, 'new'), '--json', '--no-cache');
    expect(check.out).not.toMatch(/lookup-file|unknown-key|orphan-lookup/);
    await convert(root, '--to', 'v5', '--in-place');
    expect(readFileSync(join(root, 'lookups/tools.csv'), 'utf8')).toBe('file\na.exe\n');
    expect(parse(readFileSync(join(root, 'lookups/tools.yml'), 'utf8'))).toMatchObject({
      lookup_type: 'csv',
    });
  });

  test('reports each investigation, which ESCU 6 has no place for', async () => {
    const root = folderWith({
      'investigations/look.yml': `name: Look
id: 6f0b2d0e-3b5c-4a39-9d7b-0f1f0a5b7a15
version: 1
date: '2024-01-05'
author: A
type: Investigation
description: Looks.
datamodel: []
search: index=a dest=$dest$
how_to_implement: ''
known_false_positives: ''
references: []
tags: { analytic_story: [S], product: [Splunk Enterprise], required_fields: [], security_domain: endpoint }
inputs: [dest]
`,
    });
    const { code, err } = await convert(root, '--to', 'escu6', '--out', join(root, 'new'));
    expect(err).toContain('ESCU 6 has investigations only in removed/');
    expect([code, existsSync(join(root, 'new'))]).toEqual([1, false]);
  });

  test('rejects an unknown dialect', async () => {
    const { code, err } = await convert(folderWith(CONTENT), '--from', 'v9', '--to', 'v5');
    expect([code, err]).toEqual([2, expect.stringContaining('2022, v4, v5, escu6')]);
  });

  test('a rewritten file has the new data, whatever the old one was', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.array(fc.string(), { maxLength: 3 }));
    const keys = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const data = fc.dictionary(keys, value, { minKeys: 1 });
    fc.assert(
      fc.property(data, data, fc.boolean(), (old, next, hasComment) => {
        const text = `${hasComment ? '# above\n' : ''}${stringify(old)}`;
        const yaml = parseYaml(fileSource('a.yml', text), () => undefined);
        if (yaml === undefined) throw new Error('not valid YAML');
        const made = rewritten(yaml, yaml.document.toJS(), next);
        const again = parseYaml(fileSource('b.yml', made), () => undefined);
        expect(again?.document.toJS()).toEqual(next);
        if (hasComment) expect(made).toContain('# above');
      }),
    );
  });
});
