import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseReference } from '../../tooling/attack-data/reference.ts';

interface ReferenceCase {
  readonly data: string;
  readonly because: string;
  readonly url?: string;
  readonly below?: string;
  readonly downloads?: readonly string[];
  readonly path?: string;
  readonly refused?: string;
}

const cases: readonly ReferenceCase[] = parse(
  readFileSync('test/attack-data/references.yml', 'utf8'),
);

describe('a reference to a sample', () => {
  test.each(cases)('$data: $because', ({ data, url, below, downloads, path, refused }) => {
    const reference = parseReference(data);
    if (refused !== undefined) expect(reference).toEqual({ kind: 'refused', reason: refused });
    else if (path !== undefined) expect(reference).toEqual({ kind: 'path', path });
    else expect(reference).toMatchObject({ kind: 'address', url, below });
    if (downloads !== undefined) expect(reference).toMatchObject({ downloads });
  });
});
