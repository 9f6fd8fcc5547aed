import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fileSource } from '../../tooling/base/source.ts';
import { commands } from '../../tooling/commands/index.ts';
import { compileSearchText } from '../../tooling/detect/compile-search.ts';
import type { Library } from '../../tooling/detect/library.ts';
import { Printer } from '../../tooling/spl/print.ts';
import { ownContent } from '../own-content.ts';

interface Case {
  readonly title: string;
  /** The searches of the content, by name. */
  readonly saved: Readonly<Record<string, string>>;
  readonly search: string;
  /** A search with the same commands. */
  readonly same?: string;
  /** The codes of the diagnostics (default: none). */
  readonly findings?: readonly string[];
}

const cases: readonly Case[] = parse(
  readFileSync(join(import.meta.dirname, 'saved-searches.yml'), 'utf8'),
);
const { library, content } = ownContent();

function compiled(search: string, using: Library = library) {
  const codes: string[] = [];
  const { pipeline, status } = compileSearchText(fileSource('search', search), using, ({ code }) =>
    codes.push(code),
  );
  const printed = pipeline && new Printer(commands).pipeline(pipeline);
  return { codes, printed, status };
}

describe('a search that runs a saved search', () => {
  test.each(cases)('$title', ({ saved, search, same, findings = [] }) => {
    const savedSearch = (name: string) => {
      const text = saved[name];
      return text === undefined ? undefined : fileSource(name, text);
    };
    const { codes, printed } = compiled(search, { ...library, savedSearch });
    expect(codes).toEqual(findings);
    if (same !== undefined) expect(printed).toBe(compiled(same).printed);
  });

  const [detection] = content.detection.all;
  const { name = '', search = '' } = detection?.data ?? {};

  test.each([name, `ESCU - ${name} - Rule`])('finds the detection "%s"', (saved) => {
    const found = compiled(`| savedsearch "${saved}" | head 1`);
    expect(found.status).toBe('executable');
    expect(found.printed).toBe(compiled(`${search} | head 1`).printed);
  });
});
