import { byCodeUnit } from '../../base/order.ts';

/** A search for a page: its references and its line breaks. */
export interface SearchReader {
  /** Names of the macros in the search, without duplicates. */
  macros(search: string): readonly string[];
  /** Names of lookups in the search, in order. */
  lookups(search: string): readonly string[];
  /** The search with one command per line. */
  lines(search: string): string;
}

/** Parses a search including comments, quotes and arguments with spaces. */
export const searchReader: SearchReader = {
  macros(search) {
    const calls = withoutComments(search).matchAll(/`([^`\s(]+)(?:\([^`]*\))?\s*`/g);
    return [...new Set([...calls].map(([, name = '']) => name))];
  },
  lookups(search) {
    const uses = withoutComments(search).matchAll(/\blookup\s+(?:\w+=\S+\s+)*"?([\w.-]+)/g);
    const inputs = withoutComments(search).matchAll(
      /\b(?:in|out)putlookup\s+(?:\w+=\S+\s+)*"?([\w.-]+)/g,
    );
    return [...new Set([...uses, ...inputs].map(([, name = '']) => name))];
  },
  lines: commandLines,
};

/** What a Sigma rule looks for: it names no macros and lookups, and its lines are its author's. */
export const ruleReader: SearchReader = {
  macros: () => [],
  lookups: () => [],
  lines: (rule) => rule,
};

/** Whether the text is from a Sigma rule; no search begins like this. */
export function isSigmaLogic(search: string): boolean {
  return /^(?:logsource|detection|correlation):\s/.test(search);
}

/** The data models that a search names as its data, each once. */
export function dataModelsIn(search: string): readonly string[] {
  const named = withoutComments(search).matchAll(
    /\bdatamodel\s*(?:=|:|\s)\s*["']?([A-Za-z_]\w*)/gi,
  );
  return [...new Set([...named].map(([, name = '']) => name))];
}

function withoutComments(search: string): string {
  return search.replace(/```[\s\S]*?```/g, ' ');
}

/** Breaks lines before pipes that separate commands, but not before those in quoted strings or comments. */
function commandLines(search: string): string {
  const pieces = search
    .trim()
    .matchAll(/"(?:[^"\\]|\\[\s\S])*"?|```[\s\S]*?(?:```|$)|\s*\||[^"`|\s]+|\s+|`/g);
  let lines = '';
  for (const [piece] of pieces) {
    const atPipe = /^\s*\|$/.test(piece);
    if (!atPipe) lines += piece;
    else lines += lines === '' ? '|' : '\n|';
  }
  return lines;
}

/**
 * Parses a search like the generator of the published security_content pages, for byte-equal pages: only calls
 * without spaces, repeated lookups, and a line break before every pipe, even in quotes.
 */
export const publishedSearchReader: SearchReader = {
  macros(search) {
    const calls = [...search.matchAll(/`([^\s]+)`/g)].map(([, call = '']) => call);
    const named = calls.filter((call) => !/_filter|drop_dm_object_name/.test(call));
    return [...new Set(named.map((call) => call.replace(/\(.*$/s, '')))];
  },
  lookups(search) {
    const uses = search.matchAll(/lookup (?:update=true)?(?:append=t)?\s*([^\s]*)/g);
    return [...uses].map(([, name = '']) => name);
  },
  lines: (search) => search.replaceAll('|', '\n|'),
};

/** The same for the pages of 2024: comments are left out before macros are searched, and names are sorted. */
export const publishedSearchReader2024: SearchReader = {
  ...publishedSearchReader,
  macros: (search) => publishedSearchReader.macros(search.replaceAll(/```.*?```/g, '')),
  lookups: (search) => [...publishedSearchReader.lookups(search)].sort(byCodeUnit),
};
