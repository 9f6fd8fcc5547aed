import { fieldMatcher } from '../../engine/field-pattern.ts';
import { Refused } from '../refused.ts';
import { call, column, number, type Sql } from '../sql.ts';
import { asNumber } from '../values.ts';
import { inputOf, type TranslatedCommand } from './command.ts';

interface Totals {
  readonly fields: readonly string[];
  readonly target?: string;
  readonly hasColumn: boolean;
}

/** `addtotals`: the sum of the numbers of each row. */
export const addtotals: TranslatedCommand = {
  command: 'addtotals',
  translate: (node, translation) => {
    const { fields, target, hasColumn } = node.args as Totals;
    if (hasColumn) throw new Refused('col=true is not translated', node.span);
    const relation = inputOf(node, translation);
    if (target === undefined) return relation;
    const isPattern = fields.length === 0 || fields.some((field) => field.includes('*'));
    if (relation.isOpen && isPattern)
      throw new Refused('the fields of the table are not known', node.span);
    const matchers = fields.map(fieldMatcher);
    const isSummed = (name: string): boolean =>
      matchers.length === 0 ? !name.startsWith('_') : matchers.some((matches) => matches(name));
    const summed = [...relation.fields].filter(([name]) => name !== target && isSummed(name));
    const list = summed.find(([, { type }]) => type === 'list');
    if (list !== undefined)
      throw new Refused('totals of a multivalue are not translated', node.span);
    const total = summed.reduce<Sql>((sum, [, { id, type }]) => {
      const value = call('coalesce', [asNumber(column(id, type)), number(0)], 'number');
      return call('add', [sum, value], 'number');
    }, number(0));
    return translation.steps.extend(relation, [[target, total]]);
  },
};
