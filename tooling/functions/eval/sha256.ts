import { createHash } from 'node:crypto';
import type { EagerFunction } from '../eval-function.ts';
import { ofTexts } from './define.ts';

export const sha256: EagerFunction = {
  name: 'sha256',
  parameters: [{ name: 'text', type: 'string' }],
  returns: 'string',
  category: 'cryptographic',
  summary: 'Returns the SHA-256 hash of a string in hexadecimal.',
  examples: [['sha256("")', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855']],
  rules: [92],
  call: ofTexts((text = '') => createHash('sha256').update(text).digest('hex')),
};
