/** A small content folder: one detection with everything that it uses. */
export const CONTENT: Readonly<Record<string, string>> = {
  'tripline.yml': `app:
  id: acme_detections
  title: ACME Detections
  version: 1.2.3
  label: ACME
  author_name: A. Author
  author_email: a@acme.example
  author_company: ACME
`,
  'detections/endpoint/shadow_copies_deleted.yml': `name: Shadow Copies Deleted
id: 7ad3f1e2-5f0b-4c38-9c43-1f53ac0b7c11
version: 3
date: '2026-05-01'
author: A. Author, ACME
status: production
type: TTP
description: >
  Detects the deletion of shadow copies.
data_source: [Sysmon EventID 1]
search: |
  \`sysmon\` EventCode=1 process="*delete shadows*"
  | stats count by dest user process
  | lookup allowed_hosts host as dest OUTPUT note
  | \`shadow_copies_deleted_filter\`
how_to_implement: Collect Sysmon.
known_false_positives: Backup programs.
references: [https://attack.mitre.org/techniques/T1490]
drilldown_searches:
  - name: Results for "$dest$"
    search: '%original_detection_search% | search dest = "$dest$"'
    earliest_offset: $info_min_time$
    latest_offset: $info_max_time$
rba:
  message: $user$ deleted shadow copies of $dest$ with <vssadmin> & 'it' worked
  risk_objects:
    - { field: dest, type: system, score: 70 }
    - { field: user, type: user, score: 40 }
  threat_objects:
    - { field: process, type: process }
tags:
  analytic_story: [Ransomware]
  asset_type: Endpoint
  mitre_attack_id: [T1490]
  product: [Splunk Enterprise Security]
  security_domain: endpoint
`,
  'stories/ransomware.yml': `name: Ransomware
id: 0b9c7e34-5a42-4c0f-9a58-6c1f2f6f8a0a
version: 1
date: '2026-04-01'
author: A. Author, ACME
description: Ransomware encrypts files.
narrative: |
  First line.
  Second line.
references: []
tags:
  category: [Malware]
  product: [Splunk Enterprise Security]
  usecase: Advanced Threat Detection
`,
  'macros/sysmon.yml': `name: sysmon
definition: sourcetype="xmlwineventlog:microsoft-windows-sysmon/operational"
description: Sysmon events.
`,
  'lookups/allowed_hosts.yml': `name: allowed_hosts
date: '2026-03-01'
version: 1
id: 0b9c7e34-5a42-4c0f-9a58-6c1f2f6f8b0b
author: A. Author
lookup_type: csv
description: Hosts that may delete shadow copies.
case_sensitive_match: false
`,
  'lookups/allowed_hosts.csv': 'host,note\nbackup01,backup server\n',
};

export const DETECTION = 'detections/endpoint/shadow_copies_deleted.yml';
