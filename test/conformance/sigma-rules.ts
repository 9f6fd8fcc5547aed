import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import { createValidator } from '../../tooling/content/schema.ts';
import { readSchemas } from '../../tooling/content/schemas.ts';
import { Workspace } from '../../tooling/project/workspace.ts';
import { ownWorkspace } from './searches.ts';

const FOLDERS = [
  'rules',
  'rules-compliance',
  'rules-emerging-threats',
  'rules-placeholder',
  'rules-threat-hunting',
];

let opened: Workspace | undefined;

/** All public Sigma rules, opened once with Tripline's own log sources, data sources and data models. */
export function sigmaWorkspace(corpus: string): Workspace {
  opened ??= open(corpus);
  return opened;
}

function open(corpus: string): Workspace {
  const place = mkdtempSync(join(tmpdir(), 'tripline-sigma-'));
  process.on('exit', () => rmSync(place, { recursive: true, force: true }));
  execFileSync('tar', ['-xJf', join(corpus, 'sigma', 'rules.tar.xz'), '-C', place, ...FOLDERS]);
  const validate = createValidator(readSchemas('.'));
  return new Workspace(place, { validate, builtIn: ownWorkspace().content });
}

/** Counts of diagnostics by code, most frequent first. */
export function countsByCode(diagnostics: readonly Diagnostic[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { code, severity } of diagnostics) {
    const key = `${severity} ${code}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${count} ${code}`);
}
