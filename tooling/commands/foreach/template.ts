import { escapeRegExp } from '../../base/escape-reg-exp.ts';

/** The replacement for a token: outside and inside double quotes. */
export interface Replacement {
  readonly bare: string;
  readonly text: string;
}

/**
 * Replaces tokens with texts. Inside double quotes, special characters are escaped; elsewhere the text becomes part of
 * the search.
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

/** The body with tokens replaced by plain names of the same length, so that diagnostics keep their locations. */
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
