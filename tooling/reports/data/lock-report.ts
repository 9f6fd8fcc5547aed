import type { BuiltLock } from '../../attack-data/build-lock.ts';
import { counted } from '../../base/counted.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { jsonReport } from '../../base/report/json.ts';
import { listed } from '../parts/listed.ts';
import { sizeText } from '../parts/size-text.ts';

/** The file of the lock, if it was written, and what went wrong. */
export interface Written {
  readonly written: string | undefined;
  readonly problems: readonly Diagnostic[];
}

/** The shape is a stable interface. */
export function lockJson({ samples, ...changes }: BuiltLock, { written, problems }: Written) {
  return {
    file: written ?? null,
    locked: samples.length,
    bytes: bytesOf(samples),
    ...changes,
    diagnostics: problems.map(jsonReport),
  };
}

function bytesOf(samples: BuiltLock['samples']): number {
  return samples.reduce((total, { bytes }) => total + bytes, 0);
}

/** What changed in the lock, and what could not be locked. */
export function lockText(
  { samples, added, changed, removed, unknown }: BuiltLock,
  path: string | undefined,
): string {
  const advice = 'use --attack-data CLONE (Git LFS pointers are sufficient) or --fetch\n';
  return [
    listed('changed', changed),
    listed('removed: no longer used by a test', removed),
    listed('not locked: SHA-256 and size unknown', unknown),
    unknown.length > 0 ? advice : '',
    path === undefined
      ? nothingText(unknown)
      : `${path}: ${counted(samples.length, 'sample')}, ${sizeText(bytesOf(samples))}; ` +
        `${added.length} new, ${changed.length} changed, ${removed.length} removed\n`,
  ].join('');
}

function nothingText(unknown: readonly string[]): string {
  return unknown.length === 0 ? 'nothing to lock: no test uses a remote sample\n' : '';
}
