import { defineCommand } from './command.ts';
import {
  type Frequencies,
  type FrequencyArgs,
  frequencies,
  lowerFrequency,
  parseFrequency,
  printFrequency,
} from './top/frequency.ts';

export const top = defineCommand<FrequencyArgs, Frequencies>({
  name: 'top',
  aliases: ['common', 'sitop'],
  type: 'transforming',
  usage:
    'top [<count>] [limit=<count>] [showcount=<bool>] [showperc=<bool>] [countfield=<field>] [percentfield=<field>] [useother=<bool>] [otherstr=<text>] <field>… [BY <field>…]',
  summary:
    'Returns the most frequent combinations of field values with count and percentage (default: 10).',
  rules: [120],
  examples: [
    {
      title: 'Most frequent user',
      search: '| top 1 user',
      input: [{ user: 'a' }, { user: 'b' }, { user: 'a' }, { user: 'a' }, { host: 'x' }],
      output: [{ user: 'a', count: 3, percent: '75.000000', _tc: 4 }],
    },
  ],
  parse: parseFrequency,
  print: printFrequency,
  lower: lowerFrequency,
  operator: (data) => frequencies(data, false),
});
