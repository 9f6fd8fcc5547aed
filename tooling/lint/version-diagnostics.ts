import { defineDiagnostics, didYouMean } from '../base/diagnostic.ts';

/** What is to be said of detections that are not as they were in the base. */
export const versionDiagnostic = defineDiagnostics('version', {
  'not-raised': {
    severity: 'error',
    message: ({ parts, version }: { parts: readonly string[]; version: number; wanted: number }) =>
      `the behaviour changed (${parts.join(', ')}), and the version is still ${version}`,
    help: ({ wanted }) => `write version: ${wanted}; check --base BASE --fix does it`,
  },
  'not-by-one': {
    severity: 'error',
    message: ({ version, before }: { version: number; before: number; wanted: number }) =>
      `the version went from ${before} to ${version}`,
    help: ({ wanted }) => `write version: ${wanted}; check --base BASE --fix does it`,
  },
  'old-date': {
    severity: 'error',
    message: ({ date }: { date: string; today: string }) =>
      `the behaviour changed, and the date is still ${date}`,
    help: ({ today }) =>
      `write the day of the change, such as ${today}; check --base BASE --fix does it`,
  },
  'changed-id': {
    severity: 'error',
    message: ({ name, before }: { name: string; before: string }) =>
      `"${name}" had the id ${before}, which is gone`,
    help: ({ before }) =>
      `an id never changes: write ${before} again, or record the old one in deprecations.yml, with its replacement`,
  },
  'removed-detection': {
    severity: 'error',
    message: ({ name, id, path }: { name: string; id: string; path: string }) =>
      `"${name}" (${id}) was removed from ${path}`,
    help: () =>
      'whoever runs it is to know what stands in its place: record it in deprecations.yml, with a replacement',
  },
  'unknown-replacement': {
    severity: 'error',
    message: ({ replacement }: { replacement: string; nearest: string | undefined }) =>
      `no detection has the id or the name "${replacement}"`,
    help: ({ nearest }) => didYouMean(nearest) ?? 'name a detection that is there',
  },
  'not-removed': {
    severity: 'error',
    message: ({ id }: { id: string }) => `the detection ${id} is recorded as removed, and is there`,
    help: () => 'take the entry away, or the detection',
  },
});
