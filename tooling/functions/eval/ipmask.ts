import type { EagerFunction } from '../eval-function.ts';
import { ofTexts } from './define.ts';

export const ipmask: EagerFunction = {
  name: 'ipmask',
  parameters: [
    { name: 'mask', type: 'string' },
    { name: 'ip', type: 'string' },
  ],
  returns: 'string',
  category: 'conversion',
  summary: 'Applies a netmask to an IPv4 address.',
  examples: [['ipmask("255.255.255.0","10.20.30.120")', '10.20.30.0']],
  rules: [],
  call: ofTexts((mask = '', ip = '') => {
    const parts = ip.split('.').map(Number);
    const masks = mask.split('.').map(Number);
    const isValid = [...parts, ...masks].every(
      (part) => Number.isInteger(part) && part >= 0 && part <= 255,
    );
    if (!isValid || parts.length !== 4 || masks.length !== 4) return null;
    return parts.map((part, index) => part & (masks[index] ?? 0)).join('.');
  }),
};
