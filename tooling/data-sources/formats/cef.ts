import type { RawFormat } from '../raw-format.ts';
import { endOfLine, readRecords } from '../records/record-cutter.ts';
import { labeledPairs } from '../text/labeled-pairs.ts';
import { syslogHeader } from '../text/syslog-header.ts';
import { addGroups, addMissing, textEvent } from '../text/text-event.ts';

/** Events in the Common Event Format, with or without a syslog header. */
export const cef: RawFormat = {
  id: 'cef',
  summary: 'Common Event Format: CEF:0|vendor|product|version|id|name|severity|key=value …',
  sourcetypes: ['cef', 'cef:*'],
  sniff: (head) => HEADER.test(head.trimStart().split('\n', 1)[0] ?? ''),
  open: (context) =>
    readRecords(
      {
        findEnd: endOfLine,
        parse(line) {
          const match = HEADER.exec(line);
          if (match === null) return undefined;
          const event = textEvent(line, []);
          addGroups(event, { host: syslogHeader(line)?.host });
          for (const [index, name] of NAMES.entries())
            addGroups(event, { [name]: unescaped(match[index + 1] ?? '') });
          addMissing(
            event,
            labeledPairs(extensionPairs(line.slice(match.index + match[0].length))),
          );
          return [event];
        },
      },
      context,
    ),
};

/** A part of the header: a bar in it is escaped. */
const PART = String.raw`((?:[^|\\]|\\.)*)`;
const HEADER = new RegExp(String.raw`(?:^|[\s:])CEF: ?(\d+(?:\.\d+)?)\|${`${PART}\\|`.repeat(6)}`);

/** The names of the CEF extraction add-on of Splunk. */
const NAMES = [
  'cef_cefVersion',
  'cef_vendor',
  'cef_product',
  'cef_version',
  'cef_signature',
  'cef_name',
  'cef_severity',
];

/** A value ends before the next key; `=` in it is escaped, blanks are not. */
function* extensionPairs(text: string): Iterable<readonly [string, string]> {
  const keys = [...text.matchAll(/(?<=^|\s)([\w.[\]-]+)=/g)];
  for (const [index, match] of keys.entries()) {
    const start = match.index + match[0].length;
    const value = text.slice(start, keys[index + 1]?.index ?? text.length).trim();
    yield [match[1] ?? '', unescaped(value)];
  }
}

function unescaped(text: string): string {
  return text.replace(/\\([\\|=])/g, '$1').replace(/\\[rn]/g, '\n');
}
