import { createHash } from 'node:crypto';
import type { EagerFunction } from '../eval-function.ts';
import { ofTexts } from './define.ts';

export const sha512: EagerFunction = {
  name: 'sha512',
  parameters: [{ name: 'text', type: 'string' }],
  returns: 'string',
  category: 'cryptographic',
  summary: 'Returns the SHA-512 hash of a string in hexadecimal.',
  examples: [
    [
      'sha512("")',
      'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
    ],
  ],
  rules: [92],
  call: ofTexts((text = '') => createHash('sha512').update(text).digest('hex')),
};
