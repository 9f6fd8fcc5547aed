import { expect, test } from 'vitest';
import { siteOf } from './made-site.ts';

const detection = (search: string) => `
name: Two Macros
id: 6f0b2d0e-3b5c-4a39-9d7b-0f1f0a5b7a12
version: 1
date: '2026-01-05'
author: A
status: production
type: TTP
description: Calls two macros of one name.
search: '${search}'
tags:
  analytic_story: []
  asset_type: Endpoint
  mitre_attack_id: [T1003.001]
  product: [Splunk Enterprise]
  security_domain: endpoint
`;

test('macros of one name that differ in the number of arguments have pages of their own', async () => {
  const files = await siteOf({
    'detections/two_macros.yml': detection('`m` `m("b")` `m()`'),
    'macros/m.yml': 'name: m\ndescription: None.\ndefinition: index=a\n',
    'macros/m_1.yml': 'name: m\ndescription: One.\narguments: [x]\ndefinition: sourcetype=$x$\n',
  });
  const pages = [...files.keys()].filter((path) => /^macros\/m\b.*html$/.test(path));
  expect(pages.length).toBe(2);
  const page = files.get('detections/6f0b2d0e-3b5c-4a39-9d7b-0f1f0a5b7a12/index.html') ?? '';
  const links = [...page.matchAll(/href="[^"]*(macros\/m[^"]*)"/g)].map(([, path]) => path);
  expect([...new Set(links)].length).toBe(2);
  expect(page.replaceAll(/<[^>]*>/g, '')).toContain('sourcetype=b');
});
