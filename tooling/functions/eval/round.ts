import type { EagerFunction } from '../eval-function.ts';
import { ofNumbers } from './define.ts';

export const roundFunction: EagerFunction = {
  name: 'round',
  usage: 'round(<num>[,<digits>])',
  summary:
    'Rounds a number to an integer, or to a number of decimal digits. Halves round away from zero.',
  arity: [1, 2],
  examples: [
    ['round(2.5)', '3'],
    ['round(-2.5)', '-3'],
    ['round(5,2)', '5.00'],
    ['round(3.456,2)', '3.46'],
  ],
  rules: [84],
  call: ofNumbers((value = 0, digits) =>
    digits === undefined ? away(value, 0) : fixed(value, digits),
  ),
};

/** As a double, 1.005 is slightly less than 1.005: round by its decimal digits. */
function away(value: number, digits: number): number {
  const shifted = Number(`${Math.abs(value)}e${digits}`);
  const rounded = Number.isNaN(shifted)
    ? Math.abs(value)
    : Number(`${Math.round(shifted)}e${-digits}`);
  return Math.sign(value) * rounded;
}

function fixed(value: number, digits: number): number | string {
  const places = Math.max(0, Math.min(20, Math.trunc(digits)));
  return places === 0 ? away(value, 0) : away(value, places).toFixed(places);
}
