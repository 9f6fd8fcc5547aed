import { toText, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { isInSubnet } from './subnet.ts';

export const cidrmatch: EagerFunction = {
  name: 'cidrmatch',
  parameters: [
    { name: 'subnet', type: 'string' },
    { name: 'ip', type: 'string' },
  ],
  returns: 'Boolean',
  category: 'comparison',
  summary:
    'Returns whether an IP address is in a CIDR range. A multivalue matches if any of its values does.',
  examples: [
    ['cidrmatch("192.0.2.0/24","192.0.2.56")', 'True'],
    ['cidrmatch("192.0.2.0/24","192.0.3.0")', 'False'],
  ],
  rules: [62],
  call: ([subnet = null, ip = null]) => {
    if (subnet === null || ip === null) return null;
    return valuesOf(ip).some((address) => isInSubnet(toText(subnet), toText(address)));
  },
};
