import { createHash } from 'node:crypto';
import type { EagerFunction } from '../eval-function.ts';
import { ofTexts } from './define.ts';

export const sha1: EagerFunction = {
  name: 'sha1',
  usage: 'sha1(<text>)',
  summary: 'The SHA1 hash of the text, as hexadecimal digits.',
  arity: [1, 1],
  examples: [],
  rules: [92],
  call: ofTexts((text = '') => createHash('sha1').update(text).digest('hex')),
};
