import { readEventsFrom } from '../../tooling/data-sources/read-events.ts';
import { ignore, print } from './measure.ts';

const BYTES = 1e9;
const CHUNK_EVENTS = 500;

/** The memory that a list of events in one JSON object takes: 1 GB of CloudTrail records, without a file. */
export async function benchRecords(): Promise<void> {
  const before = process.memoryUsage().rss;
  let highest = before;
  let count = 0;
  for await (const events of readEventsFrom(records(), { name: 'records.json' }, ignore)) {
    count += events.length;
    highest = Math.max(highest, process.memoryUsage().rss);
  }
  const megabytes = ((highest - before) / 1e6).toFixed(0);
  print('1 GB of CloudTrail records', `${count} events, at most ${megabytes} MB more memory`);
}

async function* records(): AsyncIterable<Buffer> {
  yield Buffer.from('{"Records":[');
  let bytes = 0;
  for (let first = 0; bytes < BYTES; first += CHUNK_EVENTS) {
    const numbers = Array.from({ length: CHUNK_EVENTS }, (_, index) => first + index);
    const chunk = Buffer.from(numbers.map(record).join(''));
    bytes += chunk.length;
    yield chunk;
  }
  yield Buffer.from(`${record(0).slice(0, -1)}]}`);
}

function record(number: number): string {
  const record = {
    eventVersion: '1.08',
    userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/ada', userName: 'ada' },
    eventTime: '2026-05-04T10:00:01Z',
    eventSource: 's3.amazonaws.com',
    eventName: 'GetObject',
    awsRegion: 'us-east-1',
    sourceIPAddress: '192.0.2.1',
    userAgent: 'aws-cli/2.15',
    requestParameters: { bucketName: 'reports', key: `2026/05/${number}.csv` },
    eventID: String(number),
    eventType: 'AwsApiCall',
    recipientAccountId: '111122223333',
  };
  return `${JSON.stringify(record)},`;
}
