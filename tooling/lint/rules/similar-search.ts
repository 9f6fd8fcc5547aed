import type { Detection } from '../../content/model.ts';
import { defineRule } from '../rule.ts';
import { shapeOf } from '../search-shape.ts';

/** With at least this many values, searches that differ in only one are copies; with fewer it may be chance. */
const FEWEST_VALUES = 4;

export const similarSearch = defineRule({
  id: 'similar-search',
  summary: 'Detections differ in more than one value.',
  rationale:
    'Two searches that differ in one value are one search with a list of two values. Separate searches drift apart: one is fixed, the other forgotten.',
  bad: {
    'detections/one.yml':
      "name: One\nsearch: 'index=sysmon EventID=1 Image=a.exe ParentImage=c.exe User=x | stats count by host'",
    'detections/two.yml':
      "name: Two\nsearch: 'index=sysmon EventID=1 Image=b.exe ParentImage=c.exe User=x | stats count by host'",
  },
  good: {
    'detections/one.yml':
      "name: One\nsearch: 'index=sysmon EventID=1 Image IN (a.exe, b.exe) ParentImage=c.exe User=x | stats count by host'",
  },
  severity: 'info',
  comparesFiles: true,
  *check({ detections }) {
    const first = new Map<string, (typeof detections)[number]>();
    for (const detection of detections) {
      if (detection.data.status !== 'production') continue;
      const { keys, exact } = shapeOf(detection);
      if (keys.length < FEWEST_VALUES) continue;
      const other = keys.map((key) => first.get(key)).find((found) => found !== undefined);
      for (const key of keys) if (!first.has(key)) first.set(key, detection);
      // Equal searches are reported by another rule.
      if (other === undefined || shapeOf(other).exact === exact) continue;
      if (!isOfOneKind(detection.data, other.data)) continue;
      yield {
        message: `search differs from that of "${other.data.name}" in one value only`,
        span: detection.at(['search'], 'key'),
        related: [{ span: other.at(['search'], 'key'), message: 'the other detection' }],
        help: 'use one detection with a list of values if both detect the same behavior',
      };
    }
  },
});

/** Detections with different thresholds, stories or CVEs are different. */
function isOfOneKind(one: Detection, other: Detection): boolean {
  const differ = (first: readonly string[], second: readonly string[]) =>
    first.length > 0 && second.length > 0 && !first.some((name) => second.includes(name));
  return (
    one.type === other.type &&
    !differ(one.tags.analytic_story, other.tags.analytic_story) &&
    !differ(one.tags.cve ?? [], other.tags.cve ?? [])
  );
}
