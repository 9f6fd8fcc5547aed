import { createHash } from 'node:crypto';
import type { EagerFunction } from '../eval-function.ts';
import { ofTexts } from './define.ts';

export const sha512: EagerFunction = {
  name: 'sha512',
  usage: 'sha512(<text>)',
  summary: 'The SHA512 hash of the text, as hexadecimal digits.',
  arity: [1, 1],
  examples: [],
  rules: [92],
  call: ofTexts((text = '') => createHash('sha512').update(text).digest('hex')),
};
