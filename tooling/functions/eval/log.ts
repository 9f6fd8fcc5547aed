import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const logFunction: EagerFunction = {
  name: 'log',
  parameters: [
    { name: 'num', type: 'number' },
    { name: 'base', type: 'number', isOptional: true },
  ],
  returns: 'number',
  category: 'mathematical',
  summary: 'Returns the logarithm of a number (default base: 10).',
  examples: [
    ['log(100)', '2'],
    ['log(8,2)', '3'],
  ],
  rules: [],
  call: ofNumbers((value = 0, base = 10) =>
    value > 0 && base > 0 ? logarithm(value, base) : null,
  ),
};

function logarithm(value: number, base: number): number {
  if (base === 10) return Math.log10(value);
  return base === 2 ? Math.log2(value) : Math.log(value) / Math.log(base);
}
