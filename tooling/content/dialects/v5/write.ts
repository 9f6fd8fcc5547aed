import { isRecord } from '../../../base/record.ts';
import { isMadeUp, manualReason } from '../escu6/write-tests.ts';
import { IN_RISK, type Loss, present, type Write } from '../writer.ts';

/** Writes v5: the native form without keys that only ESCU 6 or Tripline has. */
export const writeV5: Write = (native, { kind }) => {
  if (kind === 'investigation')
    return { path: [], reason: 'v5 has investigations only in removed/' };
  const { creation_date, MANUAL_REVIEW: _, ...copy } = native;
  const rest: Record<string, unknown> = copy;
  const losses: Loss[] = [];
  if (creation_date !== undefined && creation_date !== native['date'])
    losses.push({ path: ['creation_date'], reason: 'v5 has one date: the last change' });
  if (rest['deprecation_info'] !== undefined && kind !== 'removed') {
    losses.push({
      path: ['deprecation_info'],
      reason: 'v5 has it in removed/deprecation_mapping.YML',
    });
    delete rest['deprecation_info'];
  }
  if (kind === 'baseline') return { data: { ...rest, type: 'Baseline' }, losses };
  if (kind !== 'detection') return { data: rest, losses };
  const { category: _category, datamodel: _models, baselines, rba, tests, tags, ...kept } = rest;
  if (baselines !== undefined)
    losses.push({ path: ['baselines'], reason: 'in v5, baselines name their detections' });
  const data = present([
    ...Object.entries(kept),
    ['rba', riskOf(rba, losses)],
    ['tags', tagsOf(tags, tests, losses)],
    ['tests', testsOf(tests, losses)],
  ]);
  return { data, losses };
};

function riskOf(rba: unknown, losses: Loss[]): unknown {
  if (!isRecord(rba) || !Array.isArray(rba['risk_objects'])) return rba;
  const objects = rba['risk_objects'].filter(isRecord);
  for (const [index, { message }] of objects.entries())
    if (message !== undefined)
      losses.push({
        path: ['rba', 'risk_objects', index, 'message'],
        reason: 'v5 has one message for all risk objects',
      });
  // The finding of a detection is its first risk object; only other choices are lost.
  const at = objects.findIndex(({ finding }) => finding === true);
  if (at > 0)
    losses.push({
      path: ['rba', 'risk_objects', at, 'finding'],
      reason: 'v5 does not say which risk object the finding is about',
    });
  const risk_objects = objects.map(({ message: _, finding: _finding, ...object }) => object);
  return { ...rba, risk_objects };
}

function tagsOf(tags: unknown, tests: unknown, losses: Loss[]): unknown {
  if (!isRecord(tags)) return tags;
  for (const key of Object.keys(tags))
    if (!TAGS.includes(key) && !IN_RISK.includes(key))
      losses.push({ path: ['tags', key], reason: 'v5 has no such key' });
  const kept = Object.entries(tags).filter(([key]) => TAGS.includes(key));
  const reason = Array.isArray(tests) ? tests.map(manualReason).find(Boolean) : undefined;
  return { ...Object.fromEntries(kept), ...(reason !== undefined && { manual_test: reason }) };
}

const TAGS = [
  'analytic_story',
  'asset_type',
  'mitre_attack_id',
  'product',
  'security_domain',
  'cve',
  'atomic_guid',
  'manual_test',
  'group',
  'throttling',
  'mappings',
  'event_schema',
  'research_site_url',
];

function testsOf(tests: unknown, losses: Loss[]): unknown {
  if (!Array.isArray(tests)) return tests;
  return tests.map((test, index) => {
    if (!isRecord(test)) return test;
    const { test_type, description, ...rest } = test;
    const isKept =
      manualReason(test) !== undefined || description === undefined || isMadeUp(description);
    if (!isKept)
      losses.push({ path: ['tests', index, 'description'], reason: 'tests of v5 have none' });
    if (test_type === 'experimental' && manualReason(test) === undefined && !isMadeUp(description))
      losses.push({ path: ['tests', index, 'test_type'], reason: 'v5 runs every test' });
    return rest;
  });
}
