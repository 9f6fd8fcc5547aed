import type { RunOrder } from './run/run-order.ts';
import type { MeasureOrder } from './test/measure-order.ts';

/** What a thread does. Plain data. */
export type ThreadOrder = RunOrder | MeasureOrder;
