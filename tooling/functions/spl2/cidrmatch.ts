import { toText } from '../../events/field-value.ts';
import { isInSubnet } from '../eval/subnet.ts';
import type { LazyFunction } from '../eval-function.ts';

export const cidrmatch: LazyFunction = {
  name: 'cidrmatch',
  parameters: [
    { name: 'subnet', type: 'string' },
    { name: 'ip', type: 'string' },
  ],
  returns: 'Boolean',
  category: 'comparison',
  summary:
    'Returns whether an IP address is in a CIDR range. Accepts the named arguments cidr_range: and ip:.',
  examples: [['cidrmatch("10.0.0.0/8","10.1.2.3")', 'True']],
  compile: (args) => {
    const [first, second] = args;
    const subnet = args.find(({ name }) => name === 'cidr_range') ?? first;
    const ip = args.find(({ name }) => name === 'ip') ?? second;
    return (row, run) => {
      const address = ip?.evaluate(row, run) ?? null;
      if (address === null || subnet === undefined) return null;
      return isInSubnet(toText(subnet.evaluate(row, run)), toText(address));
    };
  },
};
