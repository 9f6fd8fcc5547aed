import { posix } from 'node:path';
import { isRecord } from '../../../base/record.ts';
import { stableId } from '../../../base/stable-id.ts';
import type { Path, SchemaKind } from '../../document.ts';
import type { Draft } from '../draft.ts';

type Data = Readonly<Record<string, unknown>>;

/** Whether a file is a rule, correlation or filter of Sigma. */
export function isSigma(written: Data): boolean {
  return (
    ('detection' in written && 'logsource' in written) ||
    isRecord(written['correlation']) ||
    isRecord(written['filter'])
  );
}

/**
 * Reads a Sigma rule as a detection. Its search is the document itself, in which the compiler finds its language. Rules have
 * no version.
 */
export function readSigma(draft: Draft, kind: SchemaKind, text?: string): void {
  const written = draft.data;
  const title = textOf(written['title']) ?? nameOfFile(draft.path);
  const native =
    kind === 'sigma_filter'
      ? { name: title }
      : detectionOf(written, { title, path: draft.path, text });
  const { tags } = written;
  for (const key of Object.keys(written)) delete written[key];
  Object.assign(written, native);
  for (const [key, pattern] of [
    ['mitre_attack_id', TECHNIQUE],
    ['cve', CVE],
  ] as const)
    for (const [index, tag] of placesOf(tags, pattern).entries())
      draft.place(['tags', key, index], ['tags', tag]);
  for (const [name, place] of PLACES) draft.place(name, place);
}

const TECHNIQUE = /^attack\.(t\d{4}(?:\.\d{3})?)$/i;
const CVE = /^cve\.(\d{4}[-.]\d+)$/i;

/** The indexes of the tags that match a pattern. */
function placesOf(tags: unknown, pattern: RegExp): readonly number[] {
  return [tags].flat().flatMap((tag, index) => (pattern.test(textOf(tag) ?? '') ? [index] : []));
}

interface Titled {
  readonly title: string;
  readonly path: string;
  /** The document as it is written. */
  readonly text: string | undefined;
}

function detectionOf(written: Data, { title, path, text }: Titled): Data {
  const techniques = tagsOf(written, TECHNIQUE).map((id) => id.toUpperCase());
  const cve = tagsOf(written, CVE).map((id) => `CVE-${id.replace('.', '-')}`);
  const created = dateOf(written['date']);
  const positives = textsOf(written['falsepositives']);
  return {
    name: title,
    id: textOf(written['id']) ?? stableId('sigma', path, title),
    version: 1,
    date: dateOf(written['modified']) ?? created ?? '1970-01-01',
    ...(created !== undefined && { creation_date: created }),
    author: textOf(written['author']) ?? 'unknown',
    status: STATUS[textOf(written['status']) ?? ''] ?? 'experimental',
    type: typeOf(written, techniques),
    description: textOf(written['description']) ?? title,
    data_source: [],
    search: (text && logicIn(text)) || title,
    ...(positives.length > 0 && { known_false_positives: positives.join('\n') }),
    references: textsOf(written['references']),
    tags: {
      analytic_story: [],
      mitre_attack_id: techniques,
      security_domain: domainOf(written),
      ...severityOf(written),
      ...(cve.length > 0 && { cve }),
    },
    ...(Array.isArray(written['tuning']) && { tuning: written['tuning'] }),
    ...(Array.isArray(written['tests']) && { tests: written['tests'] }),
    ...(isRecord(written['custom']) && { custom: written['custom'] }),
  };
}

const PLACES: readonly (readonly [native: Path, written: Path])[] = [
  [['search'], []],
  [['name'], ['title']],
  [['date'], ['modified']],
  [['creation_date'], ['date']],
  [['known_false_positives'], ['falsepositives']],
  [['tags', 'mitre_attack_id'], ['tags']],
  [['tags', 'cve'], ['tags']],
  [['data_source'], ['logsource']],
  [['type'], ['level']],
];

const STATUS: Readonly<Record<string, string>> = {
  stable: 'production',
  test: 'production',
  experimental: 'experimental',
  deprecated: 'deprecated',
  unsupported: 'experimental',
};

/** Rules do not say what their results mean; their level and tags show it best. */
function typeOf(written: Data, techniques: readonly string[]): string {
  if (isRecord(written['correlation'])) return 'Correlation';
  const level = textOf(written['level']);
  if (tagsOf(written, /^(detection\.threat[-_]hunting)$/).length > 0) return 'Hunting';
  if (level === 'informational' || level === 'low') return 'Hunting';
  return techniques.length > 0 && level !== 'medium' ? 'TTP' : 'Anomaly';
}

/** The part of a rule that pages show as its search: what it looks for, and where. */
function logicIn(text: string): string {
  return [...text.matchAll(LOGIC)].map(([block]) => block.trimEnd()).join('\n');
}

/** A key at the top level with all lines below it. */
const LOGIC = /^(?:logsource|detection|correlation):.*(?:\r?\n(?:[ \t#-].*)?)*/gm;

const SEVERITIES: Readonly<Record<string, string>> = {
  informational: 'low',
  low: 'low',
  medium: 'medium',
  high: 'high',
  critical: 'high',
};

/** A rule without a level says nothing about its severity. */
function severityOf({ level }: Data): { readonly risk_severity?: string } {
  const severity = SEVERITIES[textOf(level) ?? ''];
  return severity === undefined ? {} : { risk_severity: severity };
}

const NETWORK = new Set([
  'firewall',
  'proxy',
  'dns',
  'zeek',
  'cisco',
  'juniper',
  'huawei',
  'netflow',
]);

function domainOf({ logsource }: Data): string {
  const { product, category, service } = isRecord(logsource) ? logsource : {};
  const names = [product, category, service].map(String);
  if (names.some((name) => NETWORK.has(name))) return 'network';
  if (product === 'windows' || product === 'linux' || product === 'macos') return 'endpoint';
  return names.includes('antivirus') ? 'endpoint' : 'threat';
}

function tagsOf({ tags }: Data, pattern: RegExp): readonly string[] {
  return textsOf(tags).flatMap((tag) => pattern.exec(tag)?.[1] ?? []);
}

/** Older rules write 2021/03/04. */
function dateOf(value: unknown): string | undefined {
  return textOf(value)?.replaceAll('/', '-');
}

function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return String(value) === '' ? undefined : String(value);
}

function textsOf(value: unknown): readonly string[] {
  return [value].flat().flatMap((one) => textOf(one) ?? []);
}

function nameOfFile(path: string): string {
  return posix.basename(path).replace(/\.ya?ml$/i, '');
}
