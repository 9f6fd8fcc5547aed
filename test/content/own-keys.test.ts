import { describe, expect, test } from 'vitest';
import { tripline } from '../cli/run.ts';
import { folderWith } from '../render/fake-world.ts';

const DETECTION = `name: A
id: 0b9c7e34-5a42-4c0f-9a58-6c1f2f6f8a10
version: 1
date: '2026-01-05'
author: A
status: production
type: Hunting
description: Looks for something.
search: index=a
tags:
  analytic_story: []
`;

async function findings(changes: (text: string) => string): Promise<string> {
  const root = folderWith({ 'detections/a.yml': changes(DETECTION) });
  const { out } = await tripline('check', '--content', root);
  expect(out).toContain('1 detection: 1 executable');
  return out;
}

const UNDER_TAGS = [
  { line: 'asset_typ: Endpoint', key: 'asset_typ', help: 'did you mean "asset_type"?' },
  { line: 'CVE: [CVE-2024-1]', key: 'CVE', help: 'did you mean "cve"?' },
  { line: 'team: blue', key: 'team', help: 'put your own keys under "custom"' },
];

describe('keys that no dialect defines', () => {
  test.each(UNDER_TAGS)('$key under tags is a warning', async ({ line, key, help }) => {
    const out = await findings((text) => text.replace('tags:\n', `tags:\n  ${line}\n`));
    expect(out).toContain(`warning content/unknown-key: "${key}" is not a key of "tags"`);
    expect(out).toContain(help);
  });

  test('are allowed under custom, with any values', async () => {
    const custom = 'custom:\n  team: blue\n  reviewed: { by: [ann], on: 2026-01-05 }\n';
    const out = await findings((text) => `${text}${custom}`);
    expect(out).not.toContain('content/unknown-key');
  });

  test.each([
    { path: 'macros/m.yml', text: 'name: m\ndefinition: a=1\n' },
    { path: 'lookups/l.yml', text: 'name: l\ncollection: c\nfields_list: a\n' },
  ])('$path has custom too', async ({ path, text }) => {
    const root = folderWith({ [path]: `${text}custom: { team: blue }\n` });
    expect((await tripline('check', '--content', root)).out).not.toContain('content/unknown-key');
  });

  test('of observables and throttling are warnings', async () => {
    const out = await findings((text) =>
      text.replace(
        'tags:\n',
        'tags:\n  throttling: { field: [dest] }\n  observable: [{ name: dest, kind: Host }]\n',
      ),
    );
    expect(out).toContain('"field" is not a key of "tags.throttling"');
    expect(out).toContain('"kind" is not a key of "tags.observable.0"');
  });
});

test('the 2026 dialect of other kinds is read', async () => {
  const root = folderWith({
    'stories/s.yml': `name: S
id: 0b9c7e34-5a42-4c0f-9a58-6c1f2f6f8a11
version: 1
creation_date: '2026-01-01'
modification_date: '2026-02-01'
author: A
status: production
description: D
narrative: N
references: []
category: [Malware]
product: [Splunk Enterprise]
usecase: Security Monitoring
`,
    'macros/m.yml': `name: m
id: 0b9c7e34-5a42-4c0f-9a58-6c1f2f6f8a12
version: 1
creation_date: '2026-01-01'
modification_date: '2026-02-01'
author: A
description: D
definition: a=1
`,
  });
  const { out } = await tripline('check', '--content', root);
  expect(out).not.toMatch(/content\/(?:unknown-key|missing-key|wrong)/);
});
