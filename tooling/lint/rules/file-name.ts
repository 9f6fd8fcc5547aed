import { defineRule } from '../rule.ts';
import { slugOf } from '../slug.ts';

export const fileName = defineRule({
  id: 'file-name',
  summary: 'A detection lies in a file of the same name.',
  rationale:
    'People look for a detection by its title, and tools by its path. When a title changes and the file does not, both find the wrong thing.',
  bad: { 'detections/endpoint/procdump.yml': 'name: LSASS Dump with Procdump' },
  good: { 'detections/endpoint/lsass_dump_with_procdump.yml': 'name: LSASS Dump with Procdump' },
  severity: 'warning',
  *check({ detections, files }) {
    for (const { document, data, at } of detections) {
      const base =
        document.path
          .split('/')
          .at(-1)
          ?.replace(/\.ya?ml$/, '') ?? '';
      // SPL2 twins of a detection carry a prefix in public content.
      const prefix = base.startsWith('ssa___') ? 'ssa___' : '';
      if (slugOf(base.slice(prefix.length)) === slugOf(data.name)) continue;
      const wanted = `${prefix}${slugOf(data.name)}.yml`;
      const isTaken = files.has(document.path.replace(/[^/]+$/, wanted));
      yield {
        message: `the file of "${data.name}" is named "${base}.yml"`,
        span: at(['name']),
        help: isTaken
          ? `give it its old title back: there is a ${wanted} already`
          : `rename the file to ${wanted}, or give it its old title back`,
      };
    }
  },
});
