import { defineDiagnostics, didYouMean } from '../base/diagnostic.ts';

/** Diagnostics of changes against a base revision. */
export const versionDiagnostic = defineDiagnostics('version', {
  'not-raised': {
    severity: 'error',
    message: ({ parts, version }: { parts: readonly string[]; version: number; wanted: number }) =>
      `behavior changed (${parts.join(', ')}), but the version is still ${version}`,
    help: ({ wanted }) => `set version: ${wanted} (or run check --base BASE --fix)`,
  },
  'not-by-one': {
    severity: 'error',
    message: ({ version, before }: { version: number; before: number; wanted: number }) =>
      `version changed from ${before} to ${version}`,
    help: ({ wanted }) => `set version: ${wanted} (or run check --base BASE --fix)`,
  },
  'old-date': {
    severity: 'error',
    message: ({ date }: { date: string; today: string }) =>
      `behavior changed, but the date is still ${date}`,
    help: ({ today }) =>
      `set the date of the change, such as ${today} (or run check --base BASE --fix)`,
  },
  'changed-id': {
    severity: 'error',
    message: ({ name, before }: { name: string; before: string }) =>
      `the ID of "${name}" changed from ${before}`,
    help: ({ before }) =>
      `IDs must not change: restore ${before}, or add it to deprecations.yml with its replacement`,
  },
  'removed-detection': {
    severity: 'error',
    message: ({ name, id, path }: { name: string; id: string; path: string }) =>
      `"${name}" (${id}) was removed from ${path}`,
    help: () => 'add it to deprecations.yml with a replacement, for users who run it',
  },
  'unknown-replacement': {
    severity: 'error',
    message: ({ replacement }: { replacement: string; nearest: string | undefined }) =>
      `no detection has the ID or name "${replacement}"`,
    help: ({ nearest }) => didYouMean(nearest) ?? 'use an existing detection',
  },
  'not-removed': {
    severity: 'error',
    message: ({ id }: { id: string }) => `detection ${id} is listed as removed, but exists`,
    help: () => 'remove the entry or the detection',
  },
});
