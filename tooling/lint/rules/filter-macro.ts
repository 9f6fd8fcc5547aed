import type { Source } from '../../base/source.ts';
import type { MacroLibrary } from '../../spl/macros.ts';
import { withoutComments } from '../blanked.ts';
import { defineRule, type Finding } from '../rule.ts';
import { slugOf } from '../slug.ts';

export const filterMacro = defineRule({
  id: 'filter-macro',
  summary: 'Searches end with the filter macro of their detection.',
  rationale:
    'Users exclude false positives in this macro and keep the exclusions when the detection is updated. Without it they must edit the search and lose either their edits or the update; with the macro of another detection they tune two searches at a time.',
  bad: `search: |
  | tstats summariesonly=false count from datamodel=Endpoint.Processes
    where Processes.process_name=procdump.exe by Processes.dest Processes.user
  | rename Processes.* AS *`,
  good: `search: |
  | tstats summariesonly=false count from datamodel=Endpoint.Processes
    where Processes.process_name=procdump.exe by Processes.dest Processes.user
  | rename Processes.* AS *
  | \`lsass_dump_with_procdump_filter\``,
  isForSplunk: true,
  severity: 'warning',
  *check({ detections, library }) {
    for (const { document, data, search } of detections) {
      if (search.dialect === 'spl2' || data.status === 'deprecated') continue;
      const wanted = `${slugOf(data.name)}_filter`;
      const finding = findingIn(document.embedded(['search']), wanted, library.macros);
      if (finding !== undefined) yield finding;
    }
  },
});

const LAST_MACRO = /`([\w:.-]+?_filter)(?:\([^`]*\))?`\s*$/;

function findingIn(source: Source, wanted: string, macros: MacroLibrary): Finding | undefined {
  // Comments may follow the macro; they are replaced with spaces, so that offsets remain valid.
  const text = withoutComments(source.text);
  const found = LAST_MACRO.exec(text);
  // Before stats, the macro filters what is counted, which may be intended.
  if (found === null && text.includes(`\`${wanted}\``)) return undefined;
  if (found === null) return missing(source, text.trimEnd().length, wanted);
  const [, name = ''] = found;
  if (slugOf(name) === wanted) return undefined;
  const start = found.index + 1;
  const span = { source, start, end: start + name.length };
  return {
    message: `search ends with the filter macro "${name}" of another detection`,
    span,
    help: `use \`${wanted}\``,
    // A defined macro filters something that a fix would drop.
    fix:
      macros.get(name) === undefined
        ? { title: `use ${wanted}`, edits: [{ span, newText: wanted }] }
        : undefined,
  };
}

function missing(source: Source, end: number, wanted: string): Finding {
  const span = { source, start: Math.max(0, end - 1), end };
  const isCommented = source.text.trimEnd().length > end;
  const edits = [{ span: { source, start: end, end }, newText: ` | \`${wanted}\`` }];
  return {
    message: 'search does not end with its filter macro',
    span,
    help: `append "| \`${wanted}\`"`,
    fix: isCommented ? undefined : { title: `append ${wanted}`, edits },
  };
}
