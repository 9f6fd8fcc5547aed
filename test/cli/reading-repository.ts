/** A detection that looks for opened doors, with one test. */
function looking(number: number, search: string, test = ''): string {
  return `name: Fixture ${number}
id: 44444444-0000-4000-8000-0000000000${String(number).padStart(2, '0')}
version: 1
date: '2026-01-01'
author: Fixture
status: production
type: Hunting
description: One of several.
data_source: []
search: ${JSON.stringify(search)}
tags:
  analytic_story: []
${test === '' ? '' : `tests:\n- name: It fires\n${test}`}`;
}

const EVENT = '  events:\n  - {action: open, user: ann, door: 1, badge: 7}\n';
const URL = 'https://media.githubusercontent.com/media/o/r/master/datasets/doors/far.log';
const LOG = '{"action":"open","user":"ann","door":1}\n';

const saved = (name: string, number: number, search: string) => `name: ${name}
id: 55555555-0000-4000-8000-00000000000${number}
version: 1
date: '2026-01-01'
author: Fixture
status: production
type: Baseline
description: Learns.
search: ${JSON.stringify(search)}
how_to_implement: Run it.
tags:
  analytic_story: []
  detections: []
`;

/** Content in which each detection has a verdict because of other files. */
export const READING: Readonly<Record<string, string>> = {
  'detections/alone.yml': looking(1, 'action=open', EVENT),
  'detections/macro.yml': looking(2, '`opened` | `macro_filter`', EVENT),
  'macros/opened.yml': 'name: opened\ndescription: Opened.\ndefinition: "`inner(1)`"\n',
  'macros/inner.yml':
    'name: inner\ndescription: Inner.\narguments: [door]\ndefinition: action=open door=$door$\n',
  'macros/other.yml': 'name: other\ndescription: Unused.\ndefinition: action=open\n',
  'detections/linked.yml': looking(3, '`linked`', EVENT),
  'shared/linked.yml': 'name: linked\ndescription: Linked.\ndefinition: door=1\n',
  'detections/lookup.yml': looking(
    4,
    'action=* | lookup levels action OUTPUT level | search level=1',
    EVENT,
  ),
  'lookups/levels.yml': 'name: levels\ndescription: Levels.\nfilename: level_table.csv\n',
  'lookups/level_table.csv': 'action,level\nopen,1\n',
  'detections/csv.yml': looking(
    5,
    'action=* | lookup actions.csv action OUTPUT level | search level=1',
    EVENT,
  ),
  'lookups/actions.csv': 'action,level\nopen,1\n',
  'detections/collection.yml': looking(
    6,
    'action=* | lookup seen user OUTPUT times | search times=1',
    EVENT,
  ),
  'lookups/seen.yml': 'name: seen\ndescription: Seen.\ncollection: seen_users\n',
  'lookups/seen_users.json': '[{"user": "ann", "times": 1}]\n',
  'detections/model.yml': looking(
    7,
    '| tstats count from datamodel=Doors where Doors.action=open by Doors.user',
    EVENT,
  ),
  'data_models/doors.yml':
    'name: Doors\ndescription: Doors.\ndatasets:\n- name: Doors\n  constraint: door=1\n  fields:\n  - action\n  - user\n',
  'detections/saved.yml': looking(8, '| savedsearch "Opened Doors"', EVENT),
  'investigations/opened_doors.yml': saved('Opened Doors', 1, 'action=open `of_doors`'),
  'macros/of_doors.yml': 'name: of_doors\ndescription: Of doors.\ndefinition: door=1\n',
  'detections/learned.yml': looking(
    9,
    'action=open | lookup known_users user OUTPUT badge AS known | where known=7',
    `  baseline:\n    name: Known Users\n    attack_data:\n    - data: attack_data/learn.log\n${EVENT}`,
  ),
  'baselines/known_users.yml': saved(
    'Known Users',
    2,
    'action=* `with_badge` | table user badge | outputlookup known_users',
  ),
  'macros/with_badge.yml': 'name: with_badge\ndescription: Badge.\ndefinition: badge=7\n',
  'lookups/known_users.yml':
    'name: known_users\ndescription: Known.\ncollection: known_users\nfields_list: user,badge\n',
  'attack_data/learn.log': '{"action":"open","user":"ann","badge":7}\n',
  'detections/sample.yml': looking(
    10,
    'action=open',
    '  attack_data:\n  - data: attack_data/near.log\n',
  ),
  'attack_data/near.log': LOG,
  'detections/far.yml': looking(11, 'action=open', `  attack_data:\n  - data: ${URL}\n`),
  'attack_data/datasets/doors/far.log': LOG,
  'detections/through.yml': looking(
    12,
    'action=open',
    '  attack_data:\n  - data: attack_data/through.log\n',
  ),
  'shared/through.log': LOG,
  'detections/separate.yml': looking(13, 'action=open'),
  'tests/separate.test.yml':
    'name: Separate\ntests:\n- name: It fires\n  file: separate.yml\n  attack_data:\n  - data: attack_data/separate.log\n',
  'attack_data/separate.log': LOG,
  'detections/source.yml': looking(
    14,
    'level=5',
    '  sourcetype: doors\n  events:\n  - {door: 5}\n',
  ),
  'data_sources/doors.yml':
    'name: Door Log\nid: 66666666-0000-4000-8000-000000000001\nversion: 1\ndate: "2026-01-01"\nauthor: Fixture\ndescription: Doors.\nsource: doors\nsourcetype: doors\nrecognize:\n- sourcetype: doors\ncalculated_fields:\n  level: door\n',
  'detections/built.yml': looking(
    15,
    'action=open | map search="| makeresults | eval action=\\"open\\" | lookup mapped.csv action OUTPUT level | search level=1"',
    EVENT,
  ),
  'lookups/mapped.csv': 'action,level\nopen,1\n',
  'tripline.yml': 'external:\n  macros: [outside]\n',
  'README.md': 'Read me: action=open\n',
};

/** Links, and where they lead. */
export const LINKS: Readonly<Record<string, string>> = {
  'macros/linked.yml': '../shared/linked.yml',
  'attack_data/through.log': '../shared/through.log',
};
