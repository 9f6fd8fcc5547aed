import { type MacroCall, macroCallAt, macroOfCall, macroText } from '../../spl/macros.ts';
import { type Html, html, type Part } from './html.ts';
import { shownText } from './markdown.ts';
import { pageLink } from './parts.ts';
import type { Site } from './site.ts';

interface HighlightContext {
  readonly site: Pick<Site, 'macroLibrary' | 'macroByName'>;
  /** The relative path to the site's root. */
  readonly root: string;
}

/** A search with syntax highlighting; macros are links and can be expanded in place. */
export function highlight(search: string, context: HighlightContext): Html {
  return html`${pieces(shownText(search), { ...context, stack: [], room: { left: MOST_EXPANDED } })}`;
}

/** The limit of expanded characters, because macros that call each other can grow without bound. */
const MOST_EXPANDED = 100_000;

interface PieceContext extends HighlightContext {
  /** The enclosing macros of the text. */
  readonly stack: readonly string[];
  /** The remaining number of expanded characters of the search. */
  readonly room: { left: number };
}

/** Token kinds by CSS class; the first match is used. */
const TOKENS =
  /(?<comment>```[\s\S]*?(?:```|$))|(?<string>"(?:[^"\\]|\\[\s\S])*"?)|(?<pipe>\|\s*)(?<command>[a-z]\w*)?|(?<call>[a-z_]\w*)(?=\()|(?<keyword>\b(?:AND|OR|NOT|IN|BY|AS|OUTPUT|OUTPUTNEW|WHERE|FROM|LIKE|by|as|where|from|in)\b)|(?<number>(?<![\w.])-?\d+(?:\.\d+)?\b(?![.\w]))|(?<operator>[!=<>]=?)|(?<word>[\w.{}:*\\/-]+)|`/g;

const CLASSES = ['comment', 'string', 'command', 'call', 'keyword', 'number', 'operator'] as const;

function pieces(text: string, context: PieceContext): readonly Part[] {
  const parts: Part[] = [];
  const pattern = new RegExp(TOKENS.source, TOKENS.flags);
  let copied = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match.index > copied) parts.push(text.slice(copied, match.index));
    const call = match[0] === '`' ? macroCallAt(text, match.index) : undefined;
    if (call !== undefined) pattern.lastIndex = call.end;
    parts.push(call === undefined ? token(match) : macroPart(text, call, context));
    copied = pattern.lastIndex;
  }
  parts.push(text.slice(copied));
  return parts;
}

function token({ 0: text, groups = {} }: RegExpExecArray): Part {
  const { pipe, command } = groups;
  if (pipe !== undefined) return [pipe, command && html`<span class="s-command">${command}</span>`];
  const kind = CLASSES.find((name) => groups[name] !== undefined);
  return kind === undefined ? text : html`<span class="s-${kind}">${text}</span>`;
}

/** The limit of nested macros. */
const DEEPEST = 4;

function macroPart(search: string, call: MacroCall, context: PieceContext): Part {
  const { site, root, stack, room } = context;
  const { name } = call;
  const shown = search.slice(call.start + 1 + name.length, call.end);
  const found = macroOfCall(call, site.macroLibrary);
  const path = found && site.macroByName.get(found.key)?.path;
  const called = html`<span class="macro">\`${pageLink(root, { name, path })}${shown}</span>`;
  if (found === undefined || stack.includes(found.key) || stack.length >= DEEPEST) return called;
  const text = macroText(found.macro, call).trim();
  if (text.length > room.left) return called;
  room.left -= text.length;
  const inner = pieces(text, { ...context, stack: [...stack, found.key] });
  return html`${called}<button type="button" class="expand" aria-expanded="false" hidden>show<span class="away"> definition of ${name}</span></button><span class="expansion" hidden>${inner}</span>`;
}
