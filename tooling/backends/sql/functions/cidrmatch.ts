import { notLiteral } from '../refused.ts';
import { inSubnet } from '../subnet.ts';
import { literalText } from '../translation.ts';
import { anyOf, asText } from '../values.ts';
import { type TranslatedFunction, valueAt } from './function.ts';

/** `cidrmatch`. */
export const cidrmatch: TranslatedFunction = {
  id: 'cidrmatch',
  translate: (args, context) => {
    const { scope, span } = context;
    const subnet = literalText(args[0]) ?? notLiteral('a subnet', span);
    return anyOf(valueAt(args, 1, context), scope.newParameter(), (value) =>
      inSubnet(asText(value), subnet.trim(), span),
    );
  },
};
