import type { Checkout } from './checkout.ts';

/** How Git converts CRLF when a file is added: always to LF, to LF if it is text, or not at all. */
export type LineEnds = (path: string) => 'text' | 'auto' | 'kept';

/**
 * How Git treats the line endings of files, by core.autocrlf and attributes; paths are relative to the content
 * folder.
 */
export function lineEndsOf(checkout: Checkout, paths: readonly string[]): LineEnds {
  const setting = checkout.ask(['config', '--get', 'core.autocrlf']);
  const autocrlf = setting.kind === 'answer' ? setting.bytes.toString().trim() : 'false';
  const unsaid = /^(?:true|yes|on|1|input)$/i.test(autocrlf) ? 'auto' : 'kept';
  const attributes = attributesOf(checkout, paths);
  return (path) => {
    const said = (name: string) => attributes.get(`${path}\0${name}`) ?? 'unspecified';
    // `crlf` is the older name of `text`.
    const text = said('text') === 'unspecified' ? said('crlf') : said('text');
    if (text === 'unset') return 'kept';
    if (text === 'auto') return 'auto';
    if (text === 'set' || text === 'input') return 'text';
    return ['lf', 'crlf'].includes(said('eol')) ? 'text' : unsaid;
  };
}

/** Attribute values by path and attribute. */
function attributesOf(checkout: Checkout, paths: readonly string[]): ReadonlyMap<string, string> {
  const names = paths.map((path) => `${checkout.prefix}${path}\0`).join('');
  const answer = checkout.ask(['check-attr', '--stdin', '-z', 'text', 'crlf', 'eol'], names);
  const parts = answer.kind === 'answer' ? answer.bytes.toString().split('\0') : [];
  const said = new Map<string, string>();
  for (let at = 0; at + 2 < parts.length; at += 3) {
    const [path = '', name = '', value = ''] = parts.slice(at, at + 3);
    said.set(`${path.slice(checkout.prefix.length)}\0${name}`, value);
  }
  return said;
}
