import { createHash } from 'node:crypto';
import type { EagerFunction } from '../eval-function.ts';
import { ofTexts } from './define.ts';

export const sha256: EagerFunction = {
  name: 'sha256',
  usage: 'sha256(<text>)',
  summary: 'The SHA256 hash of the text, as hexadecimal digits.',
  arity: [1, 1],
  examples: [],
  rules: [92],
  call: ofTexts((text = '') => createHash('sha256').update(text).digest('hex')),
};
