import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import { tripline } from '../cli/run.ts';
import { folderWith } from '../render/fake-world.ts';

interface Case {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  readonly codes: Readonly<Record<string, string>>;
  readonly says?: string;
  /** The files after `--fix`. */
  readonly fixed?: Readonly<Record<string, string>>;
}

const CASES: readonly Case[] = parse(readFileSync('test/content/dialect-problems.yml', 'utf8'));

/** Detections consist of this and the keys of the case. */
const detection = (name: string) => `name: ${name}
id: 6f0b2d0e-3b5c-4a39-9d7b-0f1f0a5b7a${name.charCodeAt(0)}
version: 1
date: '2026-01-05'
author: A
status: production
type: TTP
description: Looks for something.
search: index=a | \`${name}_filter\`
tags:
  analytic_story: []
`;

function completed(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => {
      const [, name] = /^detections\/(\w)\.yml$/.exec(path) ?? [];
      const head = name === undefined ? '' : detection(name);
      const isNew = text.includes('creation_date');
      return [path, (isNew ? head.replace(/^date:/m, 'modification_date:') : head) + text];
    }),
  );
}

describe('problems of dialects', () => {
  test.each(CASES)('$title', async ({ files, codes, says, fixed }) => {
    const root = folderWith(completed(files));
    const { out } = await tripline('check', '--content', root, '--json');
    const { diagnostics }: { diagnostics: readonly Diagnostic[] } = JSON.parse(out);
    const found = diagnostics.filter(({ code }) => code.startsWith('content/'));
    expect(Object.fromEntries(found.map(({ code, severity }) => [code, severity]))).toEqual(codes);
    if (says !== undefined) expect(found.map(({ message }) => message).join()).toContain(says);
    if (fixed === undefined) return;
    await tripline('check', '--content', root, '--fix');
    for (const [path, text] of Object.entries(completed(fixed)))
      expect(readFileSync(join(root, path), 'utf8')).toBe(text);
  });
});
