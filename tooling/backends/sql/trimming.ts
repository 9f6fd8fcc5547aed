import { type TranslatedFunction, textAt } from './functions/function.ts';
import { notLiteral } from './refused.ts';
import { call, text } from './sql.ts';
import { literalText } from './translation.ts';

/** `trim` and its variants for one end: removes characters of a set (default: spaces and tabs). */
export function trimming(fn: 'trim' | 'trim-left' | 'trim-right'): TranslatedFunction['translate'] {
  return (args, context) => {
    const set = args.length > 1 ? literalText(args[1]) : ' \t';
    const known = set ?? notLiteral('a set of characters', context.span);
    const value = textAt(args, 0, context);
    return known === '' ? value : call(fn, [value, text(known)], 'text');
  };
}
