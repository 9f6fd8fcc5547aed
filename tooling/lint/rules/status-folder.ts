import { defineRule } from '../rule.ts';

const STATUSES = ['deprecated', 'experimental', 'removed'];

export const statusFolder = defineRule({
  id: 'status-folder',
  summary: 'A folder that is named after a status holds detections of that status.',
  rationale:
    'People move files between these folders and forget the key, or the other way round. Tools believe one of the two, and not all of them the same.',
  bad: { 'detections/deprecated/lsass_dump_with_procdump.yml': 'status: production' },
  good: { 'detections/deprecated/lsass_dump_with_procdump.yml': 'status: deprecated' },
  severity: 'warning',
  *check({ detections }) {
    for (const { document, data, at } of detections) {
      const folder = document.path.split('/').find((part) => STATUSES.includes(part));
      // In older dialects the folder is all that tells.
      if (folder === undefined || document.written['status'] === undefined) continue;
      if (folder === data.status) continue;
      const message = `the status is "${data.status}", but the file lies in ${folder}/`;
      yield { message, span: at(['status']), help: 'move the file, or change the status' };
    }
  },
});
