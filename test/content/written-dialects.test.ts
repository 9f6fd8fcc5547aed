import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { WRITERS } from '../../tooling/content/dialects/write.ts';
import type { Target } from '../../tooling/content/dialects/writer.ts';
import type { SchemaKind } from '../../tooling/content/document.ts';

interface Case {
  readonly title: string;
  readonly to: Target;
  readonly kind: SchemaKind;
  readonly path: string;
  readonly native: Readonly<Record<string, unknown>>;
  readonly written?: object;
  readonly losses?: Readonly<Record<string, string>>;
  readonly refused?: string;
}

const cases: readonly Case[] = parse(readFileSync('test/content/written-dialects.yml', 'utf8'));
const CONTEXT = { isOtherDialect: true, baselines: [], today: '2026-01-01' };

describe('content in another dialect', () => {
  test.each(cases)('$title', ({ to, kind, path, native, written, losses = {}, refused }) => {
    const made = WRITERS[to](native, { ...CONTEXT, kind, path });
    if ('reason' in made) {
      expect({ refused: made.reason }).toEqual({ refused });
      return;
    }
    const reasons = made.losses.map((loss) => [loss.path.join('.'), loss.reason]);
    expect({
      written: JSON.parse(JSON.stringify(made.data)),
      losses: Object.fromEntries(reasons),
    }).toEqual({
      written,
      losses,
    });
  });
});
