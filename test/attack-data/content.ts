import { folderWith } from './temporary.ts';

const HEAD = `name: Fixture
id: 33333333-0000-4000-8000-000000000003
version: 1
date: '2026-01-01'
author: Fixture
status: production
type: Hunting
description: A fixture.
data_source: []
search: one event
tags:
  analytic_story: []
tests:
`;

/** A content folder with one detection and one test per sample, which expects at least one row. */
export function contentNaming(
  samples: readonly string[],
  files: Readonly<Record<string, string | Buffer>> = {},
): string {
  return folderWith({ 'detections/x.yml': HEAD + samples.map(testOf).join(''), ...files });
}

function testOf(data: string, index: number): string {
  return `- name: test ${index + 1}\n  attack_data:\n  - data: ${data}\n    sourcetype: plain\n`;
}
