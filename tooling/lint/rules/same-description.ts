import { defineRule } from '../rule.ts';

export const sameDescription = defineRule({
  id: 'same-description',
  summary: 'Detections have different descriptions.',
  rationale: 'The description was probably copied with the file and describes the old detection.',
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
      // The SPL2 version of a detection has the same description.
      const key = `${detection.search.dialect} ${text}`;
      const other = first.get(key);
      if (other === undefined) {
        first.set(key, detection);
        continue;
      }
      yield {
        message: `"${other.data.name}" has the same description`,
        span: detection.at(['description']),
        related: [{ span: other.at(['description']), message: 'the other detection' }],
      };
    }
  },
});
