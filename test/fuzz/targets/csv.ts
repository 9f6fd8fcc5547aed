import { logTarget } from '../log-target.ts';

export const csv = logTarget({
  id: 'csv',
  title: 'CSV',
  formats: ['csv'],
  sourcetype: 'csv',
  words: [
    ',',
    '"',
    '""',
    '\\n',
    '\\r\\n',
    '_raw',
    '_time',
    '_indextime',
    'source',
    '__mv_a',
    '$1$;$2$',
    '|',
    ';',
    '\\t',
  ],
});
