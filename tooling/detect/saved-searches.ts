import { inPlaceOf, type Source, type Span } from '../base/source.ts';
import { commands } from '../commands/index.ts';
import { isTrueText } from '../commands/option.ts';
import type { Command, Node, Pipeline } from '../spl/ast.ts';
import { DerivedText } from '../spl/derived-text.ts';
import { nodesIn } from '../spl/nodes.ts';
import { parseSearch } from '../spl/parser.ts';
import { isSpl2 } from '../spl2/is-spl2.ts';
import type { Library } from './library.ts';

/** The maximum number of saved searches in one search. */
const MOST = 50;
/** The commands that run a saved search whatever their arguments are. Others name one by one of these words. */
const MENTIONS = [...commands].flatMap(([name, { savedSearch }]) =>
  savedSearch?.('name') === undefined ? [] : [name],
);

/**
 * Replaces `savedsearch <name>` and `from savedsearch:<name>` with the text of that search, as if it were written there.
 * Names that the content does not have stay: the command is then unsupported.
 */
export function withSavedSearches(source: Source, library: Pick<Library, 'savedSearch'>): Source {
  let count = 0;
  return expand(source, []);

  function expand(text: Source, stack: readonly string[]): Source {
    const calls = callsIn(text);
    if (calls.length === 0) return text;
    const builder = new DerivedText(text);
    for (const { name, tokens, span } of calls) {
      const found = stack.includes(name) ? undefined : library.savedSearch(name);
      count += 1;
      if (found === undefined || count > MOST || isSpl2(found.text)) continue;
      const saved = expand(withTokens(found, tokens), [...stack, name]);
      builder.replace({ source: text, ...span }, saved);
    }
    return builder.finish();
  }
}

interface Call {
  readonly name: string;
  /** `host=a` replaces `$host$` in the saved search. */
  readonly tokens: ReadonlyMap<string, string>;
  /** From the pipe before the command. */
  readonly span: Span;
}

function callsIn(source: Source): readonly Call[] {
  const written = source.text.toLowerCase();
  if (!MENTIONS.some((name) => written.includes(name))) return [];
  const pipeline = parseSearch(source, { commands, report: () => {} });
  return nodesIn(pipeline)
    .filter(isPipeline)
    .flatMap(({ commands: [first] }) => (first && callOf(first, source.text)) ?? [])
    .sort((a, b) => a.span.start - b.span.start);
}

function isPipeline(node: Node): node is Pipeline {
  return node.kind === 'Pipeline';
}

const ARGUMENTS = /"((?:[^"\\]|\\.)*)"|(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))|([^\s",]+)/g;

function callOf({ name, args, span }: Command, text: string): Call | undefined {
  const rest = commands.get(name.text)?.savedSearch?.(text.slice(name.span.end, span.end));
  if (rest === undefined) return undefined;
  let saved: string | undefined;
  const tokens = new Map<string, string>();
  for (const [, quoted, token, value, bare, word] of rest.matchAll(ARGUMENTS)) {
    if (token !== undefined) tokens.set(token.toLowerCase(), value ?? bare ?? '');
    else saved ??= quoted ?? word;
  }
  if (saved === undefined) return undefined;
  const before = text.slice(0, span.start).trimEnd();
  const start = before.endsWith('|') ? before.length - 1 : span.start;
  return { name: saved, tokens, span: { start, end: Math.max(span.end, args.span.end) } };
}

/** Options of the command itself. */
const OPTIONS = ['nosubstitution'];

function withTokens(source: Source, tokens: ReadonlyMap<string, string>): Source {
  const isOff = isTrueText(tokens.get('nosubstitution') ?? '');
  if (isOff || [...tokens.keys()].every((name) => OPTIONS.includes(name))) return source;
  const text = source.text.replace(/\$(\w+)\$/g, (written, name: string) => {
    const value = tokens.get(name.toLowerCase());
    return value === undefined || OPTIONS.includes(name) ? written : value;
  });
  return inPlaceOf({ source, start: 0, end: source.text.length }, text);
}
