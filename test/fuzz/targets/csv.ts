import { logTarget } from '../log-target.ts';
import { logTextsOf } from '../material.ts';

export const csv = logTarget({
  id: 'csv',
  title: 'CSV',
  seeds: () => logTextsOf('csv'),
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
