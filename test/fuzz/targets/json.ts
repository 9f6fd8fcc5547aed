import { logTarget } from '../log-target.ts';
import { logTextsOf } from '../material.ts';

export const json = logTarget({
  id: 'json',
  title: 'JSON',
  seeds: () =>
    logTextsOf('json-lines', 'evtx-json', 'nxlog-json', 'osquery', 'winlogbeat-json', 'zeek-json'),
  sourcetype: '_json',
  words: [
    '{',
    '}',
    '[',
    ']',
    '{"a":',
    '"preview":false,"result":',
    '"_raw":',
    '"_time":',
    '"ts":',
    '1e999',
    '\\\\u0000',
    '\\\\ud800',
    '"__proto__":',
    'null',
    ',',
    '\\n',
  ],
});
