import type { Checkout } from './checkout.ts';

/** Says of a file of a checkout what becomes of CRLF when git takes it in: always LF, LF where it is text, or what it is. */
export type LineEnds = (path: string) => 'text' | 'auto' | 'kept';

/** Asks how git treats the line ends of files, by core.autocrlf and by attributes; paths are relative to the content folder. */
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

/** What attributes say, by path and attribute. */
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
