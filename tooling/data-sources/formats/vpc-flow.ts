import type { RawFormat } from '../raw-format.ts';
import { endOfLine, readRecords } from '../records/record-cutter.ts';

/** Flow logs of AWS VPCs in their default form; the data source extracts the fields. */
export const vpcFlow: RawFormat = {
  id: 'vpc-flow',
  summary: 'AWS VPC flow logs: 2 111122223333 eni-… 10.0.0.5 …',
  sourcetypes: ['aws:cloudwatchlogs:vpcflow'],
  sniff: (head) => HEADER.test(head) || FLOW.test(head.trimStart()),
  open: (context) => readRecords({ findEnd: endOfLine, parse: parseFlow }, context),
};

/** The first line of files in a bucket. */
const HEADER = /^\s*version account-id interface-id /;
const FLOW =
  /^\d{1,2} (?:\d{12}|unknown) eni-\w+ \S+ \S+ \S+ \S+ \S+ \S+ \S+ (?<start>\d{10}) \d{10} (?:ACCEPT|REJECT|-) (?:OK|NODATA|SKIPDATA)/;

function parseFlow(line: string) {
  if (HEADER.test(line)) return [];
  const start = FLOW.exec(line)?.groups?.['start'];
  if (start === undefined) return undefined;
  return [
    new Map<string, string | number>([
      ['_raw', line],
      ['_time', Number(start)],
      ['sourcetype', 'aws:cloudwatchlogs:vpcflow'],
    ]),
  ];
}
