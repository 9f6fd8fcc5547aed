import { isRecord } from '../../base/record.ts';
import type { Path } from '../../content/document.ts';
import { findingRefusals } from './finding-refusals.ts';
import type { Refusal, Written } from './refusal.ts';

/** What contentctl-ng refuses in a detection of ESCU 6, as written. */
export function* refusalsOf(written: Written): Iterable<Refusal> {
  yield* findingRefusals(written);
  yield* missingKeys(written);
  yield* otherProducts(written);
  yield* techniqueRefusals(written);
  yield* testRefusals(written);
  yield* drilldownRefusals(written);
}

const REQUIRED = ['data_source', 'mitre_attack_id', 'analytic_story', 'category', 'product'];

function* missingKeys(written: Written): Iterable<Refusal> {
  for (const key of REQUIRED)
    if (written[key] === undefined) yield { path: [], message: `"${key}" is required` };
  if (itemsOf(written['analytic_story'])?.length === 0)
    yield { path: ['analytic_story'], message: '"analytic_story" must not be empty' };
}

const PRODUCTS = ['Splunk Enterprise', 'Splunk Enterprise Security', 'Splunk Cloud'];

function* otherProducts({ product }: Written): Iterable<Refusal> {
  const products = itemsOf(product);
  if (products === undefined) return;
  const missing = PRODUCTS.filter((name) => !products.includes(name));
  if (missing.length > 0)
    yield { path: ['product'], message: `"product" must also have ${quoted(missing)}` };
  for (const [index, name] of products.entries())
    if (!PRODUCTS.includes(String(name)))
      yield { path: ['product', index], message: `"${name}" is not a product of searches` };
}

function* techniqueRefusals({ mitre_attack_id }: Written): Iterable<Refusal> {
  const ids = (itemsOf(mitre_attack_id) ?? []).map(String);
  for (const [index, id] of ids.entries()) {
    const part = ids.find((other) => other.startsWith(`${id}.`));
    if (part !== undefined)
      yield { path: ['mitre_attack_id', index], message: `"${id}" is already named by "${part}"` };
  }
}

function* testRefusals({ tests, status, type }: Written): Iterable<Refusal> {
  const list = itemsOf(tests);
  if (list?.length === 0) yield { path: ['tests'], message: '"tests" must not be empty' };
  if (list === undefined && status === 'production' && type !== 'Correlation')
    yield { path: [], message: 'a detection in production needs a test' };
  for (const [index, test] of (list ?? []).entries())
    if (isRecord(test) && test['test_type'] === 'experimental' && isBlank(test['description']))
      yield {
        path: ['tests', index, 'test_type'],
        message: 'an experimental test needs a description',
      };
}

const DRILLDOWN = ['name', 'search', 'earliest_offset', 'latest_offset'];

function* drilldownRefusals({ drilldown_searches }: Written): Iterable<Refusal> {
  for (const [index, drilldown] of (itemsOf(drilldown_searches) ?? []).entries()) {
    if (!isRecord(drilldown)) continue;
    const path: Path = ['drilldown_searches', index];
    const missing = DRILLDOWN.filter((key) => isBlank(drilldown[key]));
    if (missing.length > 0) yield { path, message: `a drilldown search needs ${quoted(missing)}` };
  }
}

function itemsOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || String(value).trim() === '';
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(' and ');
}
