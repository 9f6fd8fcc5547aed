import { knownLists } from '../wrappers/known-lists.ts';
import { envelopeAround } from '../wrappers/open-envelope.ts';
import { jsonFields } from './json-fields.ts';
import { endOfObject } from './json-records.ts';
import { scanForList } from './list-scan.ts';

/** The ID of the wrapper around the first events of a text; undefined if there is none, or the text is not JSON. */
export function wrapperOf(head: string): string | undefined {
  const start = /^[\s[]*(?=\{)/.exec(head)?.[0].length;
  if (start === undefined) return undefined;
  const bytes = Buffer.from(head);
  const scan = scanForList(bytes, start, knownLists);
  if (scan.kind === 'list') return scan.open.list.wrapper;
  const end = endOfObject(bytes, start);
  const object = end < 0 ? '' : bytes.toString('utf8', start, end);
  const fields = jsonFields(object);
  return fields && envelopeAround(object, fields);
}
