import { detection } from '../cli/small-detection.ts';

/** The tables of somebody's lake. */
export const RAW_TABLES = [
  `CREATE TABLE auth (happened TIMESTAMP, who STRUCT(name VARCHAR, "id" BIGINT), host VARCHAR, signature_ids INTEGER[])`,
  `INSERT INTO auth VALUES
    (TIMESTAMP '2026-01-05 10:00:00', {name: 'eve', id: 7}, 'ws7', [1]),
    (TIMESTAMP '2026-01-05 10:00:01.5', {name: 'eve', id: 7}, 'ws8', NULL),
    (TIMESTAMP '2026-01-05 10:00:02', {name: 'ada', id: 8}, NULL, NULL)`,
  `CREATE TABLE processes (happened TIMESTAMP, image VARCHAR, command VARCHAR, host VARCHAR, pid INTEGER, account_name VARCHAR)`,
  `INSERT INTO processes VALUES
    (TIMESTAMP '2026-01-05 10:00:00', 'C:\\x\\mimikatz.exe', 'mimikatz.exe sekurlsa', 'ws7', 12, 'ada'),
    (TIMESTAMP '2026-01-05 12:00:00', 'C:\\x\\mimikatz.exe', NULL, 'ws7', 13, NULL),
    (TIMESTAMP '2026-01-05 13:00:00', 'C:\\Windows\\System32\\whoami.exe', 'whoami', 'ws8', 14, 'bob')`,
  `CREATE TABLE security (happened TIMESTAMP, code INTEGER, host VARCHAR, target VARCHAR)`,
  `INSERT INTO security VALUES
    (TIMESTAMP '2026-01-05 10:00:00', 4720, 'dc1', 'mallory'),
    (TIMESTAMP '2026-01-05 10:00:00', 4624, 'dc1', 'ada')`,
];

/** The same tables in Spark. */
export const SPARK_TABLES = [
  `CREATE TABLE auth USING parquet AS SELECT * FROM VALUES
    (TIMESTAMP '2026-01-05 10:00:00', named_struct('name', 'eve', 'id', 7L), 'ws7', array(1)),
    (TIMESTAMP '2026-01-05 10:00:01.5', named_struct('name', 'eve', 'id', 7L), 'ws8', NULL),
    (TIMESTAMP '2026-01-05 10:00:02', named_struct('name', 'ada', 'id', 8L), NULL, NULL)
    AS t(happened, who, host, signature_ids)`,
  `CREATE TABLE processes USING parquet AS SELECT * FROM VALUES
    (TIMESTAMP '2026-01-05 10:00:00', r'C:\\x\\mimikatz.exe', 'mimikatz.exe sekurlsa', 'ws7', 12, 'ada'),
    (TIMESTAMP '2026-01-05 12:00:00', r'C:\\x\\mimikatz.exe', NULL, 'ws7', 13, NULL),
    (TIMESTAMP '2026-01-05 13:00:00', r'C:\\Windows\\System32\\whoami.exe', 'whoami', 'ws8', 14, 'bob')
    AS t(happened, image, command, host, pid, account_name)`,
  `CREATE TABLE security USING parquet AS SELECT * FROM VALUES
    (TIMESTAMP '2026-01-05 10:00:00', 4720, 'dc1', 'mallory'),
    (TIMESTAMP '2026-01-05 10:00:00', 4624, 'dc1', 'ada')
    AS t(happened, code, host, target)`,
];

/** The mapping of these tables in a schema; some of it is wrong. */
export const mappingIn = (schema: string) => `tables:
  views: ${schema}
  datasets:
    Authentication.Authentication:
      table: ${schema}.auth
      columns:
        _time: happened
        Authentication.user: who.name
        Authentication.dest: host
        Authentication.src: no_such_column
        Authentication.signature_id: signature_ids
    Web.Web:
      table: ${schema}.no_such_table
      columns: { Web.url: url }
  data_sources:
    Windows Event Log Security 4688:
      table: ${schema}.processes
      columns:
        _time: happened
        NewProcessName: image
        CommandLine: command
        Computer: host
        NewProcessId: pid
        SubjectUserName: "\`account_name\`"
    Windows Event Log Security 4720:
      table: ${schema}.security
      columns: { _time: happened, EventID: code, EventCode: code, Computer: host, TargetUserName: target }
`;

const TSTATS = '| tstats count from datamodel=';

const logon = (user: string) => `tests:
  - name: logon
    sourcetype: XmlWinEventLog
    events:
      - { EventID: 4624, Channel: Security, TargetUserName: ${user}, LogonType: 3, Computer: ws7, Keywords: '0x8020000000000000' }
    expect: { rows: 1 }
`;

/** Detections that read them. */
export const CONTENT = {
  'detections/works/account_created.yml': detection(
    'Account Created',
    'sourcetype=XmlWinEventLog EventCode=4720 | stats count by user dest',
  ),
  'detections/works/mimikatz.yml': detection(
    'Mimikatz',
    `${TSTATS}Endpoint.Processes where Processes.process_name=mimikatz.exe by Processes.dest Processes.process_name`,
  ),
  'detections/works/remote_logon.yml': `${detection(
    'Remote Logon',
    `${TSTATS}Authentication.Authentication where Authentication.user=eve by Authentication.user`,
  )}${logon('eve')}`,
  'detections/broken/missing_table.yml': detection(
    'Missing Table',
    `${TSTATS}Web.Web where Web.url=x by Web.url`,
  ),
  'detections/broken/missing_column.yml': detection(
    'Missing Column',
    `${TSTATS}Authentication.Authentication where Authentication.src=x by Authentication.src`,
  ),
  'detections/broken/other_type.yml': detection(
    'Other Type',
    `${TSTATS}Authentication.Authentication where Authentication.signature_id=1 by Authentication.user`,
  ),
  'detections/broken/without_column.yml': `${detection(
    'Without Column',
    `${TSTATS}Authentication.Authentication where Authentication.src_user=eve by Authentication.user`,
  )}${logon('eve')}`,
};
