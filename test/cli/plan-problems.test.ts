import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tripline } from './run.ts';

const DETECTION = `name: Fixture
id: 33333333-0000-4000-8000-000000000003
version: 1
date: '2026-01-01'
author: Fixture
status: production
type: Hunting
description: What a sample holds.
data_source: []
search: user=*
tags:
  analytic_story: []
`;
const POINTER = `version https://git-lfs.github.com/spec/v1
oid sha256:${'0'.repeat(64)}
size 1234
`;

let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tripline-'));
  mkdirSync(join(root, 'detections'));
  writeFileSync(join(root, 'detections', 'x.yml'), DETECTION);
  writeFileSync(join(root, 'pointer.log'), POINTER);
  const planned = { detection: 'detections/x.yml', data: 'pointer.log' };
  writeFileSync(join(root, 'plan.json'), JSON.stringify([planned, planned]));
});

afterAll(() => rmSync(root, { recursive: true }));

test('a planned run over data that is not there is an error, each time', async () => {
  const { out, code } = await tripline('test', '--plan', join(root, 'plan.json'), '--json');
  const results = out
    .split('\n')
    .filter((line) => line.includes('"detection"'))
    .map((line) => JSON.parse(line));
  expect(results.map(({ status }) => status)).toEqual(['error', 'error']);
  expect(results.every(({ reason }) => reason.includes('LFS'))).toBe(true);
  expect(code).toBe(1);
});
