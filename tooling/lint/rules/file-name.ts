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
  *check({ detections }) {
    for (const { document, data, at } of detections) {
      const base =
        document.path
          .split('/')
          .at(-1)
          ?.replace(/\.ya?ml$/, '') ?? '';
      // SPL2 twins of a detection carry a prefix in public content.
      if (slugOf(base.replace(/^ssa___/, '')) === slugOf(data.name)) continue;
      yield {
        message: `the file of "${data.name}" is named "${base}.yml"`,
        span: at(['name']),
        help: `rename the file to ${slugOf(data.name)}.yml, or give it its old title back`,
      };
    }
  },
});
