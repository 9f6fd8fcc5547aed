import { defineRule } from '../rule.ts';

export const sameDescription = defineRule({
  id: 'same-description',
  summary: 'No two detections have the same description.',
  rationale:
    'It was copied with the file that the new detection began as, and describes the old one.',
  bad: {
    'detections/one.yml': 'name: One\ndescription: ProcDump writes the memory of LSASS to a file.',
    'detections/two.yml': 'name: Two\ndescription: ProcDump writes the memory of LSASS to a file.',
  },
  good: {
    'detections/one.yml': 'name: One\ndescription: ProcDump writes the memory of LSASS to a file.',
    'detections/two.yml':
      'name: Two\ndescription: Task Manager writes the memory of LSASS to a file.',
  },
  severity: 'warning',
  *check({ detections }) {
    const first = new Map<string, (typeof detections)[number]>();
    for (const detection of detections) {
      if (detection.data.status !== 'production') continue;
      const text = detection.data.description.replaceAll(/\s+/g, ' ').trim().toLowerCase();
      // An SPL2 twin is the same detection once more.
      const key = `${detection.search.dialect} ${text}`;
      const other = first.get(key);
      if (other === undefined) {
        first.set(key, detection);
        continue;
      }
      yield {
        message: `"${other.data.name}" has the same description`,
        span: detection.at(['description']),
        related: [{ span: other.at(['description']), message: 'the other one' }],
      };
    }
  },
});
