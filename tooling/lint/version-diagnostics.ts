import { defineDiagnostics, didYouMean } from '../base/diagnostic.ts';

interface FromBase {
  /** The base revision, as the user wrote it. */
  readonly ref: string;
}

interface NotRaised extends FromBase {
  readonly parts: readonly string[];
  readonly version: number;
  readonly wanted: number;
}

interface NotByOne extends FromBase {
  readonly version: number;
  readonly before: number;
  readonly wanted: number;
}

interface OldDate extends FromBase {
  readonly date: string;
  readonly today: string;
}

/** The command that updates versions and dates. */
function fixCommand(ref: string): string {
  return `tripline check --base ${ref} --fix`;
}

/** Diagnostics of changes against a base revision. */
export const versionDiagnostic = defineDiagnostics('version', {
  'not-raised': {
    severity: 'error',
    message: ({ parts, version }: NotRaised) =>
      `behavior changed (${parts.join(', ')}), but the version is still ${version}`,
    help: ({ wanted, ref }) => `set version: ${wanted} (or run ${fixCommand(ref)})`,
  },
  'not-by-one': {
    severity: 'error',
    message: ({ version, before }: NotByOne) => `version changed from ${before} to ${version}`,
    help: ({ wanted, ref }) => `set version: ${wanted} (or run ${fixCommand(ref)})`,
  },
  'old-date': {
    severity: 'error',
    message: ({ date }: OldDate) => `behavior changed, but the date is still ${date}`,
    help: ({ today, ref }) =>
      `set the date of the change, such as ${today} (or run ${fixCommand(ref)})`,
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
