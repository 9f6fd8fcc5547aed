import { defineCommand } from './command.ts';
import {
  type FrequencyArgs,
  lowerFrequency,
  parseFrequency,
  printFrequency,
} from './top/frequency.ts';

export const top = defineCommand<FrequencyArgs>({
  name: 'top',
  aliases: ['common', 'sitop'],
  type: 'transforming',
  usage:
    'top [<count>] [limit=<count>] [showcount=<bool>] [showperc=<bool>] [countfield=<field>] [percentfield=<field>] [useother=<bool>] [otherstr=<text>] <field>… [BY <field>…]',
  summary:
    'Finds the most frequent combinations of values, 10 unless told, with their count and percentage.',
  rules: [120],
  examples: [
    {
      title: 'The most frequent user',
      search: '| top 1 user',
      input: [{ user: 'a' }, { user: 'b' }, { user: 'a' }, { user: 'a' }, { host: 'x' }],
      output: [{ user: 'a', count: 3, percent: 75 }],
    },
  ],
  parse: parseFrequency,
  print: printFrequency,
  lower: (args, context) => lowerFrequency(args, 'top', context),
});
