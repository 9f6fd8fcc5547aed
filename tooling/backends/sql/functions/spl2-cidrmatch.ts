import { Refused } from '../refused.ts';
import { inSubnet } from '../subnet.ts';
import { literalText } from '../translation.ts';
import { anyOf, asText } from '../values.ts';
import { type TranslatedFunction, valueAt } from './function.ts';

/** `spl2.cidrmatch`. */
export const spl2Cidrmatch: TranslatedFunction = {
  id: 'spl2.cidrmatch',
  translate: (args, context) => {
    const { scope, span } = context;
    const subnet = literalText(args[0]);
    if (subnet === undefined)
      throw new Refused('a subnet that is no literal is not translated', span);
    return anyOf(valueAt(args, 1, context), scope.newParameter(), (value) =>
      inSubnet(asText(value), subnet.trim(), span),
    );
  },
};
