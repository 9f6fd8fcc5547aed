import type { RawFormat } from '../raw-format.ts';
import { endOfLine, readRecords } from '../records/record-cutter.ts';
import { labeledPairs } from '../text/labeled-pairs.ts';
import { syslogHeader } from '../text/syslog-header.ts';
import { addGroups, addMissing, textEvent } from '../text/text-event.ts';

/** Events in the Log Event Extended Format of QRadar, with or without a syslog header. */
export const leef: RawFormat = {
  id: 'leef',
  summary: 'Log Event Extended Format: LEEF:2.0|vendor|product|version|id|^|key=value^…',
  sourcetypes: ['leef', 'leef:*'],
  sniff: (head) => HEADER.test(head.trimStart().split('\n', 1)[0] ?? ''),
  open: (context) =>
    readRecords(
      {
        findEnd: endOfLine,
        parse(line) {
          const match = HEADER.exec(line);
          if (match === null) return undefined;
          const event = textEvent(line, []);
          addGroups(event, { host: syslogHeader(line)?.host, ...match.groups });
          const text = line.slice(match.index + match[0].length);
          addMissing(event, labeledPairs(attributes(text, event.get('leef_version') === '2.0')));
          return [event];
        },
      },
      context,
    ),
};

const HEADER =
  /(?:^|[\s:])LEEF: ?(?<leef_version>\d\.\d)\|(?<leef_vendor>[^|]*)\|(?<leef_product>[^|]*)\|(?<leef_product_version>[^|]*)\|(?<leef_event_id>[^|]*)\|/;

/** Version 2 names its delimiter: a character, or its code in hexadecimal. */
const DELIMITER = /^(?:(?:0?x([0-9A-Fa-f]{1,4}))|(.)|)\|/;

function* attributes(text: string, hasDelimiter: boolean): Iterable<readonly [string, string]> {
  const found = hasDelimiter ? DELIMITER.exec(text) : null;
  const [whole = '', code, mark] = found ?? [];
  const delimiter =
    code === undefined ? (mark ?? '\t') : String.fromCharCode(Number.parseInt(code, 16));
  for (const pair of text.slice(whole.length).split(delimiter)) {
    const equals = pair.indexOf('=');
    if (equals > 0) yield [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()];
  }
}
