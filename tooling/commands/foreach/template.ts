import { escapeRegExp } from '../../base/escape-reg-exp.ts';

/** What stands for a token: as it is, and inside of double quotes. */
export interface Replacement {
  readonly bare: string;
  readonly text: string;
}

/**
 * Puts texts in the place of tokens. Inside of double quotes a text keeps its meaning, whatever is in it; elsewhere it
 * becomes a part of the search.
 */
export function substitute(body: string, replacements: ReadonlyMap<string, Replacement>): string {
  const tokens = [...replacements.keys()].filter((token) => token !== '');
  if (tokens.length === 0) return body;
  const pattern = new RegExp(`\\\\[\\s\\S]|["']|${tokens.map(escapeRegExp).join('|')}`, 'g');
  let quote = '';
  return body.replace(pattern, (found) => {
    const replacement = replacements.get(found);
    if (replacement === undefined) {
      if (found === quote) quote = '';
      else if (quote === '' && !found.startsWith('\\')) quote = found;
      return found;
    }
    if (quote === '') return replacement.bare;
    return quote === '"' ? escaped(replacement.text) : replacement.text;
  });
}

/** The body with plain names of the same length for the tokens, so that problems keep their places. */
export function sampleOf(body: string, tokens: Iterable<string>): string {
  const names = [...tokens].map((token): [string, Replacement] => {
    const name = token.replaceAll(/\W/g, '_');
    return [token, { bare: name, text: name }];
  });
  return substitute(body, new Map(names));
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}
