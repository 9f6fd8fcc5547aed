import { notLiteral } from '../refused.ts';
import { test } from '../sql.ts';
import { anyOf, asText } from '../values.ts';
import { type TranslatedFunction, valueAt } from './function.ts';

/** `spl2.match_regex`. */
export const spl2MatchRegex: TranslatedFunction = {
  id: 'spl2.match_regex',
  translate: (args, context) => {
    const { scope } = context;
    const pattern = args[1];
    if (pattern?.kind !== 'regex') return notLiteral('a pattern', context.span);
    const flags = {
      ignoreCase: pattern.flags.includes('i'),
      multiline: pattern.flags.includes('m'),
      dotAll: pattern.flags.includes('s'),
    };
    const regex = scope.regex(pattern.regex, 'test', { span: context.span, flags });
    return anyOf(valueAt(args, 0, context), scope.newParameter(), (value) =>
      test('matches', asText(value), regex),
    );
  },
};
