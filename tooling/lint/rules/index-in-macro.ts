import { defineRule } from '../rule.ts';

export const indexInMacro = defineRule({
  id: 'index-in-macro',
  summary: 'Macros with conditions do not name an index.',
  rationale:
    'Index names differ between sites. A site that replaces a macro to change the index also replaces its conditions, and misses every later change to them.',
  bad: {
    'macros/sysmon_events.yml':
      'name: sysmon_events\ndescription: Where Sysmon is collected.\ndefinition: index=win_sysmon sourcetype=XmlWinEventLog',
    'detections/lsass_dump_with_procdump.yml': "search: '`sysmon_events` EventID=10'",
  },
  good: {
    'macros/sysmon_index.yml':
      'name: sysmon_index\ndescription: The index with Sysmon events.\ndefinition: index=win_sysmon',
    'macros/sysmon_events.yml':
      'name: sysmon_events\ndescription: Sysmon events.\ndefinition: "`sysmon_index` sourcetype=XmlWinEventLog"',
    'detections/lsass_dump_with_procdump.yml': "search: '`sysmon_events` EventID=10'",
  },
  severity: 'info',
  *check({ content }) {
    for (const document of content.macro.all) {
      const source = document.embedded(['definition']);
      const rest = source.text.replaceAll(TERM, '');
      if (!/\w/.test(rest.replaceAll(/\b(?:OR|AND)\b/g, ''))) continue;
      for (const { index, 0: term, 1: name = '' } of source.text.matchAll(TERM)) {
        if (OF_SPLUNK.test(name)) continue;
        yield {
          message: `macro "${document.data.name}" has the index "${name}" and other conditions`,
          span: { source, start: index, end: index + term.length },
          help: 'move the index to a separate macro',
        };
      }
    }
  },
});

const TERM = /\bindex\s*=\s*"?([\w*.:-]+)"?/g;
/** The indexes of Splunk and Enterprise Security have the same name everywhere. */
const OF_SPLUNK = /^_|\*|^(?:notable|risk|summary)$/;
