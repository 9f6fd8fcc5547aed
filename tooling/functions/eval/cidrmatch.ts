import type { EagerFunction } from '../eval-function.ts';
import { ofTexts } from './define.ts';
import { isInSubnet } from './subnet.ts';

export const cidrmatch: EagerFunction = {
  name: 'cidrmatch',
  usage: 'cidrmatch(<subnet>,<ip>)',
  summary: 'Whether an address lies in a subnet.',
  arity: [2, 2],
  examples: [
    ['cidrmatch("192.0.2.0/24","192.0.2.56")', 'True'],
    ['cidrmatch("192.0.2.0/24","192.0.3.0")', 'False'],
  ],
  rules: [62],
  call: ofTexts((subnet = '', ip = '') => isInSubnet(subnet, ip)),
};
