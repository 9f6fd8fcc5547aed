import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
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
  comparesFiles: true,
  *check({ detections }) {
    const first = new Map<string, (typeof detections)[number]>();
    for (const detection of detections) {
      if (detection.data.status !== 'production') continue;
      const text = plainDescription(detection.data);
      // The SPL2 version of a detection has the same description.
      const key = `${detection.search.dialect} ${logSourceOf(detection.document)} ${text}`;
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

/** Sigma rules for one activity in several log sources usually have one description. */
function logSourceOf({ dialect, written }: ContentDocument<Detection>): string {
  return dialect === 'sigma' ? JSON.stringify(written['logsource']) : '';
}

const plainByData = new WeakMap<Detection, string>();

/** The description in lowercase, without line breaks. Computed once a detection. */
function plainDescription(data: Detection): string {
  const plain =
    plainByData.get(data) ?? data.description.replaceAll(/\s+/g, ' ').trim().toLowerCase();
  plainByData.set(data, plain);
  return plain;
}
