import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Writes inputs to a file of a temporary folder, for readers of files. */
export function temporaryRoot(name: string): (input: Buffer) => string {
  const root = mkdtempSync(join(tmpdir(), 'tripline-root-'));
  return (input) => {
    writeFileSync(join(root, name), input);
    return root;
  };
}
