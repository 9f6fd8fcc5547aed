import type { RawEvent, RawFormat } from '../raw-format.ts';
import { readRecords } from '../records/record-cutter.ts';
import { cleanKey } from '../text/key-values.ts';
import { textEvent } from '../text/text-event.ts';

/** The audit trail of Splunk; a search in it may have many lines. */
export const splunkAudit: RawFormat = {
  id: 'splunk-audit',
  summary: 'Splunk audit trail: Audit:[timestamp=…, user=…, action=…]',
  sourcetypes: ['audittrail'],
  sniff: (head) => /^\s*Audit:\[timestamp=/.test(head),
  open: (context) => readRecords({ findEnd: endOfAudit, parse: parseAudit }, context),
};

const NEXT = Buffer.from('\nAudit:[');

function endOfAudit(bytes: Buffer, from: number, last: boolean): number {
  const next = bytes.indexOf(NEXT, from);
  if (next >= 0) return next + 1;
  return last ? bytes.length : -1;
}

function parseAudit(record: string): readonly RawEvent[] | undefined {
  const body = /^Audit:\[([\s\S]*)\]/.exec(record)?.[1];
  if (body === undefined) return undefined;
  const event = textEvent(record, auditFields(body));
  event.set('sourcetype', 'audittrail');
  return [event];
}

/**
 * The fields between the brackets, the first of each name. A value in single quotes may contain quotes, commas and
 * pairs (`search='| mstats avg('x') …', autojoin=…`): it ends before the next pair or the bracket.
 */
function auditFields(body: string): Map<string, string> {
  const fields = new Map<string, string>();
  PAIR.lastIndex = 0;
  const timestamp = /^timestamp=([^,]+)/.exec(body)?.[1];
  if (timestamp !== undefined) fields.set('timestamp', timestamp);
  for (let match = PAIR.exec(body); match !== null; match = PAIR.exec(body)) {
    const [whole, key = '', opening = ''] = match;
    const start = match.index + whole.length - opening.length;
    const end = opening === "'" ? endOfQuoted(body, start) : endOfBare(body, start);
    const name = cleanKey(key);
    const value = body.slice(start + opening.length, end).trimEnd();
    if (value !== '' && name !== '' && !fields.has(name)) fields.set(name, value);
    PAIR.lastIndex = end + opening.length;
  }
  return fields;
}

const PAIR = /(?<![^\s,[])([\w.]+)=(["']?)/g;
const QUOTE_BEFORE_NEXT = /'(?=, [\w.]+=|\s*$)/g;

function endOfQuoted(body: string, opening: number): number {
  QUOTE_BEFORE_NEXT.lastIndex = opening + 1;
  return QUOTE_BEFORE_NEXT.exec(body)?.index ?? body.length;
}

function endOfBare(body: string, start: number): number {
  const isQuoted = body[start] === '"';
  const end = isQuoted ? body.indexOf('"', start + 1) : start + body.slice(start).search(/[\s,]/);
  return end < start ? body.length : end;
}
