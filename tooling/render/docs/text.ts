const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '>': '&gt;',
  '<': '&lt;',
  "'": '&#39;',
  '"': '&#34;',
};

/** Escapes HTML special characters with the same entities as the published pages. */
export function escapeHtml(text: string): string {
  return text.replace(/[&><'"]/g, (character) => ENTITIES[character] ?? character);
}

/**
 * Keeps Markdown and entities, but disables HTML tags, templates of site generators, attribute lists, script
 * links, file includes and code fences, because an open fence would end in our own code.
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

/** Include syntax of VitePress (`<<< file`) and of MkDocs snippets (`--8<-- "file"`). */
const INCLUDE = /<(?=<<)|(?<=-8)<(?=-)/g;

/** The start of a line, after list and quote marks, with the first character of a fence. */
const FENCE = /^[^\S\n]*(?:(?:[>*+-]|\d+[.)])[^\S\n]*)*[`~](?=``|~~)/gm;

/** The bracket before a URL with another or an obfuscated scheme. */
const UNSAFE_LINK = /\](?=\((?!\s*<?\s*(?:https?:\/\/|mailto:))\s*<?\s*[\w+.\p{Cc}-]*[:&\\])/giu;
const UNSAFE_DEFINITION = /\](?=:(?!\s*<?https?:\/\/))/gi;

/** A code span with a fence longer than any run of backticks in the text. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const runs = line.match(/`+/g) ?? [];
  const fence = '`'.repeat(1 + Math.max(0, ...runs.map((run) => run.length)));
  return line.includes('`') ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

/** Formats a text for a Markdown table cell. */
export function tableCell(text: string): string {
  const line = text.split(/[\r\n]+/).map((part) => part.trim());
  return inertText(line.join(' ').trim()).replaceAll('|', '\\|');
}

/** A double-quoted YAML string. */
export function quoted(text: string): string {
  const inner = text.replace(/[\\"]/g, '\\$&').replace(/\p{Cc}+/gu, ' ');
  return `"${inner}"`;
}

/** A YAML string, quoted only if necessary. */
export function scalar(text: string): string {
  return needsQuotes(text) ? quoted(text) : text;
}

function needsQuotes(text: string): boolean {
  return (
    /^$|^[\s\-?:,[\]{}#&*!|>'"%@`~]|[\s:]$|: | #|\p{Cc}/u.test(text) ||
    /^(true|false|yes|no|on|off|null|[-+.\d]+)$/i.test(text)
  );
}

/** A code fence longer than any run of backticks in the text. */
export function fenceFor(text: string): string {
  const runs = text.match(/`{3,}/g) ?? [];
  return '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
}

/** The URL segment of a name on the published site. */
export function slug(name: string): string {
  return name.toLowerCase().replaceAll(' ', '_');
}

/** The anchor of a tag on the published site. */
export function tagAnchor(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

/** A number with a decimal point, such as 80.0. */
export function decimal(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

/** A value of the content as text: empty if missing, "None" if null. */
export function printed(value: unknown): string {
  if (value === undefined) return '';
  if (value === null) return 'None';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
