import { defineCommand } from './command.ts';
import {
  type Frequencies,
  type FrequencyArgs,
  frequencies,
  lowerFrequency,
  parseFrequency,
  printFrequency,
} from './top/frequency.ts';

export const rare = defineCommand<FrequencyArgs, Frequencies>({
  name: 'rare',
  aliases: ['sirare'],
  type: 'transforming',
  usage:
    'rare [<count>] [limit=<count>] [showcount=<bool>] [showperc=<bool>] [countfield=<field>] [percentfield=<field>] <field>… [BY <field>…]',
  summary:
    'Returns the least frequent combinations of field values with count and percentage (default: 10).',
  rules: [120],
  examples: [
    {
      title: 'Least frequent user',
      search: '| rare limit=1 showperc=false user',
      input: [{ user: 'a' }, { user: 'b' }, { user: 'a' }],
      output: [{ user: 'b', count: 1, _tc: 3 }],
    },
  ],
  parse: parseFrequency,
  print: printFrequency,
  lower: lowerFrequency,
  operator: (data) => frequencies(data, true),
});
