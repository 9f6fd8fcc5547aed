import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mmdbWith } from './mmdb-writer.ts';
import { tripline } from './run.ts';

const DETECTION = `name: Fixture
id: 33333333-0000-4000-8000-000000000002
version: 1
date: '2026-01-01'
author: Fixture
status: production
type: Hunting
description: Where addresses are.
data_source: []
search: ip=* | iplocation ip | where City="Testville"
tags:
  analytic_story: []
tests:
- name: one of three addresses is there
  events:
  - ip: 203.0.113.7
  - ip: 198.51.100.1
  - ip: no address
  expected_results: 1
`;

describe('iplocation with a database of addresses', () => {
  let root = '';

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'tripline-'));
    mkdirSync(join(root, 'detections'));
    writeFileSync(join(root, 'detections', 'x.yml'), DETECTION);
    const record = {
      city: { names: { en: 'Testville' } },
      country: { names: { en: 'Testland' } },
      location: { latitude: 12.5, longitude: -3.25 },
    };
    writeFileSync(join(root, 'geo.mmdb'), mmdbWith('203.0.113.0/24', record));
  });

  afterAll(() => rmSync(root, { recursive: true }));

  test('adds what the database knows', async () => {
    const { out, code } = await tripline(
      'test',
      '--content',
      root,
      '--geo',
      join(root, 'geo.mmdb'),
      '--json',
      '--rows',
    );
    const [first = ''] = out.split('\n');
    expect(JSON.parse(first).results).toMatchObject([
      { ip: '203.0.113.7', City: 'Testville', Country: 'Testland', lat: 12.5, lon: -3.25 },
    ]);
    expect(code).toBe(0);
  });

  test('adds nothing without one, and the test says so', async () => {
    const { out, code } = await tripline('test', '--content', root);
    expect(out).toContain('without a MaxMind (.mmdb) database');
    expect(code).toBe(1);
  });

  test('is told when the file is none', async () => {
    const { err, code } = await tripline(
      'test',
      '--content',
      root,
      '--geo',
      join(root, 'detections', 'x.yml'),
    );
    expect(err).toContain('the IP database');
    expect(code).toBe(2);
  });
});
