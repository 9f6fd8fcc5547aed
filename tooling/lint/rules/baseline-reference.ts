import { didYouMean } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import { isExternal } from '../../content/external.ts';
import { defineRule, type Finding } from '../rule.ts';

const BASELINE = (detection: string) => `name: Baseline of Seen Processes
id: 4d2c0b9a-8e7f-4a6b-9c5d-3e2f1a0b9c87
type: Baseline
search: 'index=sysmon | stats count by Image | outputlookup seen_images'
tags:
  analytic_story:
    - Credential Dumping
  detections:
    - ${detection}`;

export const baselineReference = defineRule({
  id: 'baseline-reference',
  summary: 'Detections and stories of baselines and investigations exist.',
  rationale:
    'A detection that depends on a baseline needs the baseline to be scheduled. A wrong name leaves it out of the package.',
  bad: {
    'baselines/seen.yml': BASELINE('LSASS Dump'),
    'detections/lsass_dump_with_procdump.yml': 'type: TTP',
  },
  good: {
    'baselines/seen.yml': BASELINE('LSASS Dump with Procdump'),
    'detections/lsass_dump_with_procdump.yml': 'type: TTP',
  },
  severity: 'warning',
  comparesFiles: true,
  *check({ content, baselines, investigations, library: { external } }) {
    const stories = knownNames(content.story.byName.keys());
    const detections = knownNames(content.detection.byName.keys());
    for (const { data, at } of [...baselines, ...investigations]) {
      for (const [index, name] of (data.tags.analytic_story ?? []).entries()) {
        if (stories.names.has(name) || isExternal(external.stories, name)) continue;
        yield unknown('analytic story', {
          name,
          known: stories,
          span: at(['tags', 'analytic_story', index]),
        });
      }
    }
    for (const { data, at } of baselines) {
      for (const [index, name] of (data.tags.detections ?? []).entries()) {
        if (detections.names.has(name) || isExternal(external.detections, name)) continue;
        yield unknown('detection', {
          name,
          known: detections,
          span: at(['tags', 'detections', index]),
        });
      }
    }
  },
});

interface UnknownName {
  readonly name: string;
  readonly known: KnownNames;
  readonly span: Finding['span'];
}

function unknown(kind: string, { name, known, span }: UnknownName): Finding {
  return { message: `unknown ${kind} "${name}"`, span, help: didYouMean(nearestOf(name, known)) };
}

interface KnownNames {
  readonly names: ReadonlySet<string>;
  /** Equal for equal names. */
  readonly key: string;
}

function knownNames(names: Iterable<string>): KnownNames {
  const known = new Set(names);
  return { names: known, key: [...known].join('\n') };
}

const nearestByName = new Map<
  string,
  { readonly key: string; readonly near: string | undefined }
>();

/** The nearest name, which is compared with all others only when these change. */
function nearestOf(name: string, { names, key }: KnownNames): string | undefined {
  const before = nearestByName.get(name);
  if (before?.key === key) return before.near;
  const near = nearest(name, names);
  nearestByName.set(name, { key, near });
  return near;
}
