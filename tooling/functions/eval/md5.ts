import { createHash } from 'node:crypto';
import type { EagerFunction } from '../eval-function.ts';
import { ofTexts } from './define.ts';

export const md5: EagerFunction = {
  name: 'md5',
  parameters: [{ name: 'text', type: 'string' }],
  returns: 'string',
  category: 'cryptographic',
  summary: 'Returns the MD5 hash of a string in hexadecimal.',
  examples: [['md5("")', 'd41d8cd98f00b204e9800998ecf8427e']],
  rules: [92],
  call: ofTexts((text = '') => createHash('md5').update(text).digest('hex')),
};
