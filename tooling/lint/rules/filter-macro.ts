import type { Source } from '../../base/source.ts';
import type { MacroLibrary } from '../../spl/macros.ts';
import { withoutComments } from '../blanked.ts';
import { defineRule, type Finding } from '../rule.ts';
import { slugOf } from '../slug.ts';

export const filterMacro = defineRule({
  id: 'filter-macro',
  summary: 'A search calls the filter macro of its detection, and ends with no other one.',
  rationale:
    'Whoever runs the detection takes false positives away in this macro, and keeps them away when the detection is updated. Without it they have to edit the search, and lose either their edits or the update; with that of another detection, they tune two searches at once.',
  bad: `search: |
  | tstats summariesonly=false count from datamodel=Endpoint.Processes
    where Processes.process_name=procdump.exe by Processes.dest Processes.user
  | rename Processes.* AS *`,
  good: `search: |
  | tstats summariesonly=false count from datamodel=Endpoint.Processes
    where Processes.process_name=procdump.exe by Processes.dest Processes.user
  | rename Processes.* AS *
  | \`lsass_dump_with_procdump_filter\``,
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
  // Comments may stand behind the macro; blanks take their place, so that offsets stay true.
  const text = withoutComments(source.text);
  const found = LAST_MACRO.exec(text);
  // Before a stats it filters what is counted, which may be what is wanted.
  if (found === null && text.includes(`\`${wanted}\``)) return undefined;
  if (found === null) return missing(source, text.trimEnd().length, wanted);
  const [, name = ''] = found;
  if (slugOf(name) === wanted) return undefined;
  const start = found.index + 1;
  const span = { source, start, end: start + name.length };
  return {
    message: `the search ends with the filter macro "${name}" of another detection`,
    span,
    help: `use \`${wanted}\``,
    // What is defined filters something, and would be lost.
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
    message: 'the search does not end with its filter macro',
    span,
    help: `end it with | \`${wanted}\``,
    fix: isCommented ? undefined : { title: `end the search with ${wanted}`, edits },
  };
}
