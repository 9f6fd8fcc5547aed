import { defineRule } from '../rule.ts';

const STATUSES = ['deprecated', 'experimental', 'removed'];

export const statusFolder = defineRule({
  id: 'status-folder',
  summary: 'The status of a detection matches its folder.',
  rationale:
    'Authors move files between these folders and forget the key, or vice versa. Tools disagree on which of the two to trust.',
  bad: { 'detections/deprecated/lsass_dump_with_procdump.yml': 'status: production' },
  good: { 'detections/deprecated/lsass_dump_with_procdump.yml': 'status: deprecated' },
  isForSplunk: true,
  severity: 'warning',
  *check({ detections }) {
    for (const { document, data, at } of detections) {
      const folder = document.path.split('/').find((part) => STATUSES.includes(part));
      // In older dialects, only the folder gives the status.
      if (folder === undefined || document.written['status'] === undefined) continue;
      if (folder === data.status) continue;
      const message = `status is "${data.status}", but the file is in ${folder}/`;
      yield { message, span: at(['status']), help: 'move the file, or change the status' };
    }
  },
});
