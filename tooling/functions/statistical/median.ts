import type { StatisticalFunction } from '../statistical-function.ts';
import { numbers } from './define.ts';
import { interpolated } from './perc.ts';

export const median: StatisticalFunction = {
  name: 'median',
  summary:
    'Returns the median of the numeric values: of two middle values their mean, an exact half rounded up.',
  argument: 'required',
  takes: 'number',
  returns: 'number',
  category: 'aggregate',
  examples: [
    [['1', '5', '3'], '3'],
    [['1', '2', '3', '4'], '3'],
    [['10', '20', '30', '40'], '25'],
    [['1.2', '1.4'], '1.3'],
  ],
  rules: [109],
  holds: true,
  create: () => numbers((values) => roundedHalf(interpolated(values, 50))),
};

/** Splunk rounds a half up, and leaves all other fractions (fact 12). */
function roundedHalf(value: number): number {
  return value - Math.floor(value) === 0.5 ? Math.ceil(value) : value;
}
