import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runSearch } from '../commands/run-search.ts';

/** Texts that an attacker could write to a log to take over a search. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('|', ' | eval mark="taken" ', '"', "'", '\\', '[', ']', '`', '(', ')', ','),
      fc.constantFrom('n', '1', ' OR ', ' AND ', '=', ' NOT ', '*', 'mark', '```', '[ search x ]'),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const PLACES = [
  '| where n=1 OR [ search kind=evil | return $v ]',
  '| where n=[ search kind=evil | return $v ]',
  '| search n=[ search kind=evil | return $v ]',
  '| search n IN (1, [ search kind=evil | return $v ])',
  '| search [ search kind=evil | return $v ]',
  '| search NOT [ search kind=evil | fields v ]',
  '| head [ search kind=evil | return $v ]',
  '| fields [ search kind=evil | return $v ]',
  '| sort limit=[ search kind=evil | return $v ] n',
];

test.each(PLACES)('no value from a log adds a command: %s', (command) => {
  fc.assert(
    fc.property(hostile, (v) => {
      const input = [{ n: '1' }, { n: '2' }, { kind: 'evil', v }];
      const search = `| eval mark="seen" ${command} | table n mark`;
      const { rows, failure } = runSearch({ title: '', search, input, output: [] });
      if (failure !== undefined) return;
      expect(rows.length).toBeLessThanOrEqual(input.length);
      const marks = rows.map((row) => (row as { mark?: string }).mark ?? 'seen');
      expect(new Set(marks)).toEqual(new Set(rows.length === 0 ? [] : ['seen']));
    }),
    { numRuns: 400 },
  );
});
