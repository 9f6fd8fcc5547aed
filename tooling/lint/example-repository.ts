import { isMap, isScalar, parseDocument } from 'yaml';
import type { Example } from './rule.ts';
import { slugOf } from './slug.ts';

/** A small content folder without findings, the base of all examples. */
const GROUND: Readonly<Record<string, string>> = {
  'attack_data/example/attack.log': '',
  'attack_data/example/near_miss.log': '',
  'stories/credential_dumping.yml': `name: Credential Dumping
id: 2f0c9b1e-6d5a-4f3b-8a7c-1e9d0b5a4c21
version: 1
date: "2026-01-15"
author: Example
description: An attacker extracts passwords or hashes from the memory or files of a host.
narrative: Few programs have a legitimate reason to read LSASS memory; these detections report the others.
references:
  - https://attack.mitre.org/techniques/T1003/
tags:
  category:
    - Adversary Tactics
`,
};

/** A valid detection by key, for the keys that examples omit. */
const DETECTION: Readonly<Record<string, string>> = {
  name: 'LSASS Dump with Procdump',
  id: '7c1de0a4-93b2-4f6e-a5d8-0b2c4e6f8a13',
  version: '1',
  date: '"2026-01-15"',
  author: 'Example',
  status: 'production',
  type: 'TTP',
  description:
    'ProcDump writes the memory of LSASS to a file, from which the credentials of all logged-on users can be extracted.',
  data_source: '\n  - Sysmon EventID 1',
  search: `|
  | tstats summariesonly=false count min(_time) as firstTime from datamodel=Endpoint.Processes
    where Processes.original_file_name=procdump Processes.process="*lsass*"
    by Processes.dest Processes.user Processes.process
  | rename Processes.* AS *
  | \`NAME_filter\``,
  how_to_implement: 'Collect process creation with command lines, from Sysmon event 1.',
  known_false_positives: 'Support engineers may dump unresponsive processes, but rarely LSASS.',
  tuning:
    '\n  - for: Vendor support asks for a dump.\n    change: Exclude the host in the filter macro.',
  references: '\n  - https://attack.mitre.org/techniques/T1003/001/',
  drilldown_searches: `
  - name: Activity of $user$ on $dest$
    search: '| from datamodel:Endpoint.Processes | search dest="$dest$" user="$user$"'`,
  rba: `
  message: $user$ dumped LSASS on $dest$.
  risk_objects:
    - field: dest
      type: system
      score: 80
  threat_objects: []`,
  tags: `
  analytic_story:
    - Credential Dumping
  asset_type: Endpoint
  mitre_attack_id:
    - T1003.001
  product:
    - Splunk Enterprise
  security_domain: endpoint`,
  tests: `
  - name: ProcDump dumps LSASS
    attack_data:
      - data: attack_data/example/attack.log
  - name: ProcDump dumps another process
    attack_data:
      - data: attack_data/example/near_miss.log
    expected_results: 0`,
};

/** The files of a content folder for an example: its own files, completed, and the base files. */
export function exampleFiles(example: Example): Readonly<Record<string, string>> {
  const own = typeof example === 'string' ? { '': example } : example;
  const files: Record<string, string> = { ...GROUND };
  let count = 0;
  for (const [path, text] of Object.entries(own)) {
    const isDetection = path === '' || /^detections\/.*\.ya?ml$/.test(path);
    if (isDetection) count += 1;
    files[path === '' ? `detections/${slugOf(nameIn(text))}.yml` : path] = isDetection
      ? completed(text, count)
      : text;
  }
  return files;
}

/** A detection completed with its missing keys, which are appended so that line numbers do not change. */
function completed(text: string, count: number): string {
  const { contents } = parseDocument(text);
  const given = new Set(
    isMap(contents) ? contents.items.map(({ key }) => isScalar(key) && key.value) : [],
  );
  // Several detections of one example need different names and IDs.
  const id = DETECTION['id']?.replace(/^./, String(count)) ?? '';
  const lacking = Object.entries({ ...DETECTION, id })
    .filter(([key]) => !given.has(key))
    .map(
      ([key, value]) =>
        `${key}:${value.startsWith('\n') ? '' : ' '}${value.replace('NAME', slugOf(nameIn(text)))}`,
    );
  return `${[text.trimEnd(), ...lacking].join('\n')}\n`;
}

function nameIn(text: string): string {
  return /^name: (.*)$/m.exec(text)?.[1] ?? DETECTION['name'] ?? '';
}
