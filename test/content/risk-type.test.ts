import { expect, test } from 'vitest';
import { killChainPhases } from '../../tooling/attack/kill-chain.ts';
import { riskType } from '../../tooling/content/dialects/observables.ts';

test.each([
  { type: 'User Name', expected: 'user' },
  { type: 'IP Address', expected: 'system' },
  { type: 'Process Name', expected: undefined },
  { type: 'constructor', expected: undefined },
])('the risk type of an observable of type $type', ({ type, expected }) => {
  expect(riskType(type)).toBe(expected);
});

test('a tactic with a name of JavaScript has no phase', () => {
  expect(killChainPhases(['Impact', 'constructor'])).toEqual(['Actions on Objectives']);
});
