/** How a page reads a search: what it calls, and where its lines break. */
export interface SearchReader {
  /** Names of the macros that the search calls, each once. */
  macros(search: string): readonly string[];
  /** Names that the search looks up, in order. */
  lookups(search: string): readonly string[];
  /** The search with a command a line. */
  lines(search: string): string;
}

/** Reads a search as its author means it: comments, quotes and arguments with blanks included. */
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

function withoutComments(search: string): string {
  return search.replace(/```[\s\S]*?```/g, ' ');
}

/** Breaks before the pipes that separate commands, not before those inside a quoted text or a comment. */
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
 * Reads a search as the generator of the published security_content pages did, where byte-equal pages need it:
 * calls without blanks only, repeated lookups, and a line break before every pipe, also inside quotes.
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
