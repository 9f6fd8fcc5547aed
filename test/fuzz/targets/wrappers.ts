import { logTarget } from '../log-target.ts';
import { wrappedTexts } from '../material.ts';

export const wrappers = logTarget({
  id: 'wrappers',
  title: 'wrappers around events (lists, envelopes, logs of containers)',
  seeds: wrappedTexts,
  sourcetype: '_json',
  words: [
    '{"Records":[',
    '"value":[',
    '"hits":{"hits":[',
    '"columns":["a","b"],"rows":[[',
    '],"rows":[',
    ']}',
    '}]}',
    '{"event":',
    '"event":"',
    '"message":"',
    '"_raw":"',
    '{"a":1}',
    '[',
    ']',
    '{',
    '}',
    ',',
    ':',
    '"',
    '\\',
    'null',
    '\n',
  ],
});
