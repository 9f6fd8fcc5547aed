import { defineRule } from '../rule.ts';
import { shapeOf } from '../search-shape.ts';

export const duplicateSearch = defineRule({
  id: 'duplicate-search',
  summary: 'Detections have different searches.',
  rationale:
    'Duplicates fire on the same events: two alerts for one activity, twice the risk, and two searches to maintain.',
  bad: {
    'detections/one.yml':
      "name: One\nsearch: 'index=sysmon EventID=10 | stats count by host | `one_filter`'",
    'detections/two.yml':
      "name: Two\nsearch: 'index=sysmon EventID=10 | stats count by host | `two_filter`'",
  },
  good: {
    'detections/one.yml':
      "name: One\nsearch: 'index=sysmon EventID=10 | stats count by host | `one_filter`'",
    'detections/two.yml':
      "name: Two\nsearch: 'index=sysmon EventID=11 | stats count by host | `two_filter`'",
  },
  severity: 'warning',
  comparesFiles: true,
  *check({ detections }) {
    const first = new Map<string, (typeof detections)[number]>();
    for (const detection of detections) {
      if (detection.data.status === 'deprecated' || detection.data.status === 'removed') continue;
      const { exact } = shapeOf(detection);
      const other = first.get(exact);
      if (other === undefined) {
        first.set(exact, detection);
        continue;
      }
      yield {
        message: `"${other.data.name}" has the same search`,
        span: detection.at(['search'], 'key'),
        related: [{ span: other.at(['search'], 'key'), message: 'the other detection' }],
        help: 'merge them or deprecate one',
      };
    }
  },
});
