import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fileSource } from '../../tooling/base/source.ts';
import { nativeForm } from '../../tooling/content/dialects/read.ts';
import { contentDocument, type SchemaKind } from '../../tooling/content/document.ts';
import { readYaml } from '../../tooling/content/read-yaml.ts';

interface Case {
  readonly title: string;
  readonly kind?: SchemaKind;
  readonly path: string;
  readonly written: string;
  readonly dialect: string;
  readonly native: Readonly<Record<string, unknown>>;
  readonly written_paths?: Readonly<Record<string, string>>;
}

const CASES: readonly Case[] = parse(readFileSync('test/content/dialects.yml', 'utf8'));

describe('dialects', () => {
  test.each(CASES)('$title', ({ kind = 'detection', path, written: text, ...expected }) => {
    const file = fileSource(path, text);
    const yaml = readYaml(file, () => undefined);
    if (yaml === undefined) throw new Error('the case is not valid YAML');
    const { data, ...positions } = yaml;
    const written = data as Readonly<Record<string, unknown>>;
    const native = nativeForm(written, kind, path);
    expect(native.dialect).toBe(expected.dialect);
    for (const [key, value] of Object.entries(expected.native))
      expect(native.data[key]).toEqual(value);
    const document = contentDocument({ kind, path, file, ...positions, written, ...native });
    for (const [at, place] of Object.entries(expected.written_paths ?? {}))
      expect(document.writtenPath(pathOf(at)).join('.')).toBe(place);
  });
});

function pathOf(text: string): (string | number)[] {
  return text.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
