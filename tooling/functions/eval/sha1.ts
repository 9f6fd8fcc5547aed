import { createHash } from 'node:crypto';
import type { EagerFunction } from '../eval-function.ts';
import { ofTexts } from './define.ts';

export const sha1: EagerFunction = {
  name: 'sha1',
  parameters: [{ name: 'text', type: 'string' }],
  returns: 'string',
  category: 'cryptographic',
  summary: 'Returns the SHA-1 hash of a string in hexadecimal.',
  examples: [['sha1("")', 'da39a3ee5e6b4b0d3255bfef95601890afd80709']],
  rules: [92],
  call: ofTexts((text = '') => createHash('sha1').update(text).digest('hex')),
};
