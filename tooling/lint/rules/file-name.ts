import { defineRule } from '../rule.ts';
import { slugOf } from '../slug.ts';

export const fileName = defineRule({
  id: 'file-name',
  summary: 'File names match the names of detections.',
  rationale:
    'People look for a detection by name, and tools by path. If the name changes but the file does not, both find the wrong detection.',
  bad: { 'detections/endpoint/procdump.yml': 'name: LSASS Dump with Procdump' },
  good: { 'detections/endpoint/lsass_dump_with_procdump.yml': 'name: LSASS Dump with Procdump' },
  isForSplunk: true,
  severity: 'warning',
  *check({ detections, files }) {
    for (const { document, data, at } of detections) {
      const base =
        document.path
          .split('/')
          .at(-1)
          ?.replace(/\.ya?ml$/, '') ?? '';
      // In public content, SPL2 versions of a detection have a prefix.
      const prefix = base.startsWith('ssa___') ? 'ssa___' : '';
      if (slugOf(base.slice(prefix.length)) === slugOf(data.name)) continue;
      const wanted = `${prefix}${slugOf(data.name)}.yml`;
      const isTaken = files.has(document.path.replace(/[^/]+$/, wanted));
      yield {
        message: `the file of "${data.name}" is named "${base}.yml"`,
        span: at(['name']),
        help: isTaken
          ? `restore the old name: ${wanted} already exists`
          : `rename the file to ${wanted}, or restore the old name`,
      };
    }
  },
});
