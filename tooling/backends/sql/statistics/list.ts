import { call, caseOf, nothing, number, test } from '../sql.ts';
import { asText, lengthOf } from '../values.ts';
import type { TranslatedStatistic } from './statistic.ts';

/** `list`. */
export const listStatistic: TranslatedStatistic = {
  name: 'list',
  translate: (value, { place }) => {
    const ordered = call(
      'collect-ordered',
      [value.type === 'list' ? value : asText(value), place],
      'list',
    );
    const all = value.type === 'list' ? call('list-flatten', [ordered], 'list') : ordered;
    const most = call('least', [lengthOf(all), number(100)], 'number');
    return caseOf(
      [
        [
          test('more', lengthOf(all), number(0)),
          call('list-slice', [all, number(1), most], 'list'),
        ],
      ],
      nothing('list'),
    );
  },
};
