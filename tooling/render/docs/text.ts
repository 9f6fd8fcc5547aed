const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '>': '&gt;',
  '<': '&lt;',
  "'": '&#39;',
  '"': '&#34;',
};

/** Escapes what HTML treats specially, spelled as the published pages spell it. */
export function escapeHtml(text: string): string {
  return text.replace(/[&><'"]/g, (character) => ENTITIES[character] ?? character);
}

/**
 * Keeps Markdown and entities, but lets no HTML tag, no template of a site generator, no attribute list, no link that runs
 * a script, no file that a generator would include, and no fence through: an open one would end in our own code.
 */
export function inertText(text: string): string {
  return text
    .replace(/<(?=[a-z/!?])/gi, '&lt;')
    .replace(INCLUDE, '&lt;')
    .replace(FENCE, (before) => `${before.slice(0, -1)}&#${before.charCodeAt(before.length - 1)};`)
    .replace(/\{(?=[\s{%:.#a-z])/gi, '&#123;')
    .replace(UNSAFE_LINK, '&#93;')
    .replace(UNSAFE_DEFINITION, '&#93;');
}

/** What VitePress (`<<< file`) and the snippets of MkDocs (`--8<-- "file"`) put files in by. */
const INCLUDE = /<(?=<<)|(?<=-8)<(?=-)/g;

/** The beginning of a line, behind marks of lists and quotes, with the first character of a fence. */
const FENCE = /^[^\S\n]*(?:(?:[>*+-]|\d+[.)])[^\S\n]*)*[`~](?=``|~~)/gm;

/** The bracket before an address whose scheme is another one, or spelled so that one cannot tell. */
const UNSAFE_LINK = /\](?=\((?!\s*<?\s*(?:https?:\/\/|mailto:))\s*<?\s*[\w+.\p{Cc}-]*[:&\\])/giu;
const UNSAFE_DEFINITION = /\](?=:(?!\s*<?https?:\/\/))/gi;

/** A code span that no run of backticks in the text can close. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const runs = line.match(/`+/g) ?? [];
  const fence = '`'.repeat(1 + Math.max(0, ...runs.map((run) => run.length)));
  return line.includes('`') ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

/** Fits a text into a cell of a Markdown table. */
export function tableCell(text: string): string {
  const line = text.split(/[\r\n]+/).map((part) => part.trim());
  return inertText(line.join(' ').trim()).replaceAll('|', '\\|');
}

/** A YAML string in double quotes. */
export function quoted(text: string): string {
  const inner = text.replace(/[\\"]/g, '\\$&').replace(/\p{Cc}+/gu, ' ');
  return `"${inner}"`;
}

/** A YAML string, in quotes only where it would otherwise be read as something else. */
export function scalar(text: string): string {
  return needsQuotes(text) ? quoted(text) : text;
}

function needsQuotes(text: string): boolean {
  return (
    /^$|^[\s\-?:,[\]{}#&*!|>'"%@`~]|[\s:]$|: | #|\p{Cc}/u.test(text) ||
    /^(true|false|yes|no|on|off|null|[-+.\d]+)$/i.test(text)
  );
}

/** A fence that no run of backticks in the text can close. */
export function fenceFor(text: string): string {
  const runs = text.match(/`{3,}/g) ?? [];
  return '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
}

/** The part of an address that the published site makes from a name. */
export function slug(name: string): string {
  return name.toLowerCase().replaceAll(' ', '_');
}

/** The anchor that the published site gives a tag. */
export function tagAnchor(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

/** A number with its decimal point, as 80.0. */
export function decimal(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

/** A value of the content as text: nothing for a missing one, "None" for one that is written as empty. */
export function printed(value: unknown): string {
  if (value === undefined) return '';
  if (value === null) return 'None';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
