/** Why a text is not well-formed XML, and where. */
export interface XmlProblem {
  /** Counted from 0. */
  readonly offset: number;
  readonly problem: string;
}

/**
 * The first problem of an XML text; undefined if it is well-formed. Declarations of types are not read.
 *
 * ```
 * text    : (declaration | comment | blanks)* element (comment | blanks)*
 * element : "<" name attribute* ("/>" | ">" (characters | CDATA | comment | element)* "</" name ">")
 * ```
 */
export function xmlProblem(text: string): XmlProblem | undefined {
  const open: string[] = [];
  let offset = text.startsWith('\uFEFF') ? 1 : 0;
  let hasRoot = false;
  while (offset < text.length) {
    TOKEN.lastIndex = offset;
    const groups = TOKEN.exec(text)?.groups;
    if (groups === undefined)
      return { offset, problem: `has invalid XML: "${text.slice(offset, offset + 40)}"` };
    const problem = problemOf(groups, { open, hasRoot });
    if (problem !== undefined) return { offset, problem };
    hasRoot ||= groups['start'] !== undefined;
    offset = TOKEN.lastIndex;
  }
  const [unclosed] = open.slice(-1);
  if (unclosed !== undefined) return { offset, problem: `does not close <${unclosed}>` };
  return hasRoot ? undefined : { offset: 0, problem: 'has no XML element' };
}

const NAME = String.raw`[^\s<>/='"!?&]+`;
const VALUE = `(?:"[^"<]*"|'[^'<]*')`;
const TOKEN = new RegExp(
  [
    '(?<characters>[^<]+)',
    String.raw`<!--[\s\S]*?-->`,
    String.raw`(?<cdata><!\[CDATA\[[\s\S]*?\]\]>)`,
    String.raw`<\?[\s\S]*?\?>`,
    String.raw`<!DOCTYPE[^[>]*(?:\[[^\]]*\])?[^>]*>`,
    String.raw`</(?<end>${NAME})\s*>`,
    String.raw`<(?<start>${NAME})(?<attributes>(?:\s+${NAME}\s*=\s*${VALUE})*)\s*(?<empty>/)?>`,
  ].join('|'),
  'y',
);

type Groups = Readonly<Record<string, string | undefined>>;

interface State {
  /** The names of open elements; changed. */
  readonly open: string[];
  readonly hasRoot: boolean;
}

function problemOf(groups: Groups, { open, hasRoot }: State): string | undefined {
  const { characters, cdata, end, start, attributes = '', empty } = groups;
  if (start !== undefined) {
    if (open.length === 0 && hasRoot) return `has a second top-level element <${start}>`;
    if (empty === undefined) open.push(start);
    return repeatedAttribute(attributes) ?? badReference(attributes);
  }
  if (end !== undefined)
    return open.pop() === end ? undefined : `has </${end}>, which closes another element`;
  const text = characters ?? cdata ?? '';
  if (open.length === 0 && text.trim() !== '') return 'has text outside of its element';
  return characters === undefined ? undefined : badReference(characters);
}

function repeatedAttribute(attributes: string): string | undefined {
  const names = [...attributes.matchAll(ATTRIBUTE)].map(([, name = '']) => name);
  const repeated = names.find((name, at) => names.indexOf(name) !== at);
  return repeated === undefined ? undefined : `has the attribute "${repeated}" twice`;
}

const ATTRIBUTE = new RegExp(String.raw`(${NAME})\s*=\s*${VALUE}`, 'g');

function badReference(text: string): string | undefined {
  const bad = /&(?!(?:[A-Za-z][\w.-]*|#\d+|#x[0-9A-Fa-f]+);)/.exec(text);
  return bad === null
    ? undefined
    : `has "&" in XML without escaping: "${text.slice(bad.index, bad.index + 20)}"`;
}
