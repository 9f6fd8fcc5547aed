import { sigmaDiagnostic } from './diagnostics.ts';
import type { ItemContext } from './item.ts';
import { textOf } from './read-yaml.ts';

/** The newest version of the specification whose features are known. */
const NEWEST = [2, 1] as const;

/** Whether the version of the specification and the taxonomy that a document names are supported. */
export function checkVersion({ yaml, report }: ItemContext): boolean {
  const { taxonomy } = yaml.data;
  const version = versionOf(yaml.data);
  if (version !== undefined && isNewer(version, NEWEST)) {
    const params = { name: version.join('.') };
    report(sigmaDiagnostic('unsupported-version', params, yaml.spanAt(['sigma-version'])));
    return false;
  }
  const name = textOf(taxonomy);
  if (name === undefined || name === 'sigma' || name.startsWith('sigma-')) return true;
  report(sigmaDiagnostic('unknown-taxonomy', { name }, yaml.spanAt(['taxonomy'])));
  return false;
}

/** Reports a feature that is newer than the version that a document names. */
export function requireVersion(
  feature: string,
  least: readonly [number, number],
  { yaml, report }: ItemContext,
): boolean {
  const version = versionOf(yaml.data);
  if (version === undefined || !isNewer(least, version)) return true;
  const params = { name: feature, version: least.join('.') };
  report(sigmaDiagnostic('newer-feature', params, yaml.spanAt(['sigma-version'])));
  return false;
}

function versionOf(data: Readonly<Record<string, unknown>>): [number, number] | undefined {
  const found = /^v?(\d+)(?:\.(\d+))?/.exec(textOf(data['sigma-version']) ?? '');
  return found === null ? undefined : [Number(found[1]), Number(found[2] ?? 0)];
}

function isNewer(one: readonly [number, number], other: readonly [number, number]): boolean {
  return one[0] === other[0] ? one[1] > other[1] : one[0] > other[0];
}
