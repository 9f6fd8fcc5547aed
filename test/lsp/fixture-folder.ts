import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Requests and their expected answers, and the content folder that they are about. */
export const FIXTURES = 'test/lsp/fixtures';

/** A copy of the content folder of the fixtures. */
export function fixtureFolder(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'tripline-lsp-')));
  cpSync(join(FIXTURES, 'content'), root, { recursive: true });
  return root;
}

export function remove(root: string): void {
  rmSync(root, { recursive: true, force: true });
}
