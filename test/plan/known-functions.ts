import { functionsById } from '../../tooling/functions/by-id.ts';
import { statisticalFunctions } from '../../tooling/functions/statistical/index.ts';
import type { KnownFunctions } from '../../tooling/plan/check-expression.ts';

/** The functions that a plan may call. */
export const knownFunctions: KnownFunctions = {
  isFunction: (id) => functionsById.has(id),
  isStatistic: (id) => statisticalFunctions.has(id),
};
