import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { evtx } from '../../../tooling/data-sources/formats/evtx.ts';
import type { RawEvent } from '../../../tooling/data-sources/raw-format.ts';
import { parseEventXml } from '../../../tooling/data-sources/windows/parse-event-xml.ts';
import { readerContext } from '../../data-sources/reader-context.ts';
import type { Suite, SuiteResult } from '../suite.ts';

/**
 * Every record that the EVTX files say they hold is read. Its XML has the form in which Splunk indexes events, and its
 * fields, which are taken from the binary values, are those that the reader of XML finds in that text.
 */
export const evtxRecords: Suite = { name: 'evtx-records', run: checkAll };

function checkAll(corpus: string): SuiteResult {
  const folder = join(corpus, 'evtx');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.evtx'),
  );
  const details: string[] = [];
  let total = 0;
  for (const name of files.sort()) {
    const bytes = readFileSync(join(folder, name));
    const count = recordCount(bytes);
    const events = readEvents(bytes);
    total += count;
    for (let index = 0; index < Math.max(count, events.length); index += 1) {
      const problem = problemOf(events[index]);
      if (problem !== undefined) details.push(`${name}, record ${index + 1}: ${problem}`);
    }
    if (events.length > count) details.push(`${name}: ${count} records, ${events.length} events`);
  }
  return { suite: 'evtx-records', passed: total - details.length, total, details };
}

function readEvents(bytes: Buffer): RawEvent[] {
  const reader = evtx.open(readerContext);
  return [...reader.push(bytes), ...reader.end()].filter((item) => item instanceof Map);
}

const CHUNK = 65_536;

/** What the headers of the chunks say: the numbers of the first record and of the last one. */
function recordCount(bytes: Buffer): number {
  let count = 0;
  for (let at = 4096; at + CHUNK <= bytes.length; at += CHUNK) {
    if (bytes.toString('latin1', at, at + 7) !== 'ElfChnk') continue;
    count += Number(bytes.readBigUInt64LE(at + 32) - bytes.readBigUInt64LE(at + 24)) + 1;
  }
  return count;
}

function problemOf(event: RawEvent | undefined): string | undefined {
  if (event === undefined) return 'no event';
  const raw = String(event.get('_raw'));
  if (!AS_INDEXED.test(raw)) return `another form: ${raw}`;
  const isItsXml = isDeepStrictEqual(new Map(event), parseEventXml(raw));
  return isItsXml ? undefined : 'other fields than its XML has';
}

/** Order of System, quotes, GUIDs in capitals, hexadecimal keywords, seven digits of a second: as forwarders send it. */
const GUID = "'\\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\\}'";
/** As the provider's own template has it. */
const GUID_OF_PROVIDER = GUID.replaceAll('A-F', 'A-Fa-f');
const AS_INDEXED = new RegExp(
  [
    "^<Event xmlns='http://schemas\\.microsoft\\.com/win/2004/08/events/event'><System>",
    `<Provider Name='[^'<]+'( Guid=${GUID_OF_PROVIDER})?( EventSourceName='[^'<]*')?/>`,
    "<EventID( Qualifiers='\\d+')?>\\d+</EventID><Version>\\d+</Version><Level>\\d+</Level><Task>\\d+</Task>",
    '<Opcode>\\d+</Opcode><Keywords>0x[0-9a-f]+</Keywords>',
    "<TimeCreated SystemTime='\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z'/><EventRecordID>\\d+</EventRecordID>",
    `<Correlation( ActivityID=${GUID})?( RelatedActivityID=${GUID})?/>`,
    "<Execution ProcessID='\\d+' ThreadID='\\d+'/><Channel>[^<]+</Channel><Computer>[^<]+</Computer>",
    "<Security( UserID='S-1-[\\d-]+')?/></System>",
    '(<(?<data>EventData|UserData)[ >].*</\\k<data>>|<EventData/>)?</Event>$',
  ].join(''),
  's',
);
