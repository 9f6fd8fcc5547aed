import { refusalsOf } from '../escu6/refusals.ts';
import { defineRule } from '../rule.ts';

const DETECTION = `name: LSASS Dump with Procdump
id: 5c1c6f20-5b6d-4b8f-9d0b-6f0d7a1f2a10
version: 1
creation_date: 2025-01-01
modification_date: 2025-01-01
author: A. Author
status: experimental
type: TTP
description: Detects dumps of LSASS.
data_source: [Sysmon EventID 1]
search: '\`sysmon\` EventCode=1 process="*lsass*" | stats count by dest user | \`lsass_dump_with_procdump_filter\`'
how_to_implement: Collect Sysmon.
known_false_positives: None.
references: []
drilldown_searches: []
finding:
  title: LSASS was dumped on $dest$
  entity: { field: dest, type: system, score: 50 }
analytic_story: [Credential Dumping]
asset_type: Endpoint
mitre_attack_id: [T1003.001]
product: [Splunk Enterprise, Splunk Enterprise Security, Splunk Cloud]
category: endpoint
security_domain: endpoint
`;

const PATH = 'detections/endpoint/lsass_dump_with_procdump.yml';

export const refusedInEscu6 = defineRule({
  id: 'refused-in-escu6',
  summary: 'Detections of ESCU 6 meet the requirements of contentctl-ng.',
  rationale:
    'contentctl-ng refuses a detection with one of these problems, so a repository with it cannot be built there.',
  bad: { [PATH]: DETECTION.replace(' on $dest$', '') },
  good: { [PATH]: DETECTION },
  severity: 'error',
  *check({ detections }) {
    for (const { document } of detections) {
      // What a partial file needs is reported already.
      if (document.dialect !== 'escu6' || document.isPartial === true) continue;
      for (const { path, message } of refusalsOf(document.written))
        yield { message: `contentctl-ng refuses this: ${message}`, span: document.spanAt(path) };
    }
  },
});
