/** A content folder in which two detections stand on one macro, one of them on what it leaves out. */
export const FILES = {
  'macros/office_programs.yml': macro('Image IN ("*\\\\winword.exe", "*\\\\excel.exe")'),
  'detections/excel_starts.yml': detection({
    number: 1,
    name: 'Excel Starts',
    search: 'EventCode=1 `office_programs` | stats count by host, Image',
    technique: 'T1204.002',
    sample: 'excel.log',
  }),
  'detections/other_program_starts.yml': detection({
    number: 2,
    name: 'Other Program Starts',
    search: 'EventCode=1 NOT `office_programs` | table host, Image',
    technique: 'T1059',
    sample: 'other.log',
  }),
  'detections/logon.yml': detection({
    number: 3,
    name: 'Logon',
    search: 'EventCode=4624 | stats count by host',
    technique: 'T1078',
    sample: 'logon.log',
  }),
  'attack_data/excel.log': event(1, 'pc1', 'excel.exe'),
  'attack_data/other.log': event(1, 'pc2', 'calc.exe'),
  'attack_data/logon.log': event(4624, 'pc3', 'lsass.exe'),
} as const;

/** The macro once Excel is no longer in it: one detection falls silent, the other fires more. */
export const NARROWED = macro('Image IN ("*\\\\winword.exe")');

export function macro(definition: string): string {
  return `name: office_programs\ndefinition: '${definition}'\n`;
}

export interface Parts {
  readonly number: number;
  readonly name: string;
  readonly search: string;
  readonly technique: string;
  readonly sample: string;
  readonly version?: number;
  readonly date?: string;
  readonly description?: string;
}

export function detection(parts: Parts): string {
  const { number, name, search, technique, sample, version = 1, date = '2026-01-15' } = parts;
  return `name: ${name}
id: 0b9c7e34-5a42-4c0f-9a58-6c1f2f6f8a0${number}
version: ${version} # counts changes
date: "${date}"
author: A
status: production
type: TTP
description: ${parts.description ?? 'Something starts.'}
data_source: [Sysmon EventID 1]
search: '${search}'
tags:
  analytic_story: []
  mitre_attack_id: [${technique}]
tests:
  - name: It fires
    attack_data:
      - data: attack_data/${sample}
        sourcetype: example:json
`;
}

function event(code: number, host: string, program: string): string {
  const image = `C:\\Programs\\${program}`;
  return `${JSON.stringify({ time: '2026-01-15T08:00:00Z', EventCode: code, host, Image: image })}\n`;
}
