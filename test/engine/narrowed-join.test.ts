import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileSource } from '../../tooling/base/source.ts';
import { compileSearchText } from '../../tooling/detect/compile-search.ts';
import { Sample } from '../../tooling/detect/sample.ts';
import type { Event } from '../../tooling/events/event.ts';
import { type FieldValue, toFieldValue } from '../../tooling/events/field-value.ts';
import { rowOf } from '../../tooling/events/row.ts';
import { ownWorkspace } from '../conformance/searches.ts';

const { library } = ownWorkspace();
const ignore = (): void => undefined;

const field = fc.constantFrom('a', 'b', 'c');
const word = fc.constantFrom('x', 'y', 'z', '1');
const grouping = fc.oneof(
  fc.constantFrom(
    'stats count values(c) as d by a b',
    'stats max(c) as c by b a',
    'stats count by a, b, c',
  ),
);
const step = fc.oneof(
  grouping,
  fc.tuple(field, word).map(([name, text]) => `search ${name}!="${text}"`),
  fc.tuple(field, field).map(([one, two]) => `rename ${one} as ${two}`),
  fc.tuple(field, field).map(([one, two]) => `eval ${one}=${two}."1"`),
  fc.tuple(field, word).map(([name, text]) => `fillnull value=${text} ${name}`),
  fc.constantFrom(
    'table a b c',
    'fields b a',
    'sort 0 b',
    'convert ctime(c) as d',
    'rex field=c "(?<b>x)"',
  ),
);
const value: fc.Arbitrary<FieldValue> = fc.oneof(
  word,
  fc.constant(1),
  fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => toFieldValue(words)),
);
const event = fc
  .tuple(fc.dictionary(field, value), fc.boolean())
  .map(
    ([fields, isLeft]): Event => new Map(Object.entries({ ...fields, side: isLeft ? 'l' : 'r' })),
  );

function rowsOf(text: string, events: readonly Event[]) {
  const search = compileSearchText(fileSource('search', text), library, ignore);
  return [...search.executable(new Sample(events, library).run(ignore))].map(rowOf);
}

/** Numbers of rows depend on all of them, so that none is left out beforehand. */
const ALL_ROWS = 'streamstats count as n | fields - n';

test('a join finds the same when it leaves out rows with other keys beforehand', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 3 }),
      grouping,
      fc.array(step, { maxLength: 3 }),
      fc.constantFrom('a', 'b', 'a, b', 'b c'),
      fc.constantFrom('', 'max=0', 'type=left', 'overwrite=false'),
      fc.array(event, { maxLength: 12 }),
      (before, group, after, keys, options, events) => {
        const left = ['search side=l', ...before, group, ...after].join(' | ');
        const join = `join ${options} ${keys} [search side=r | fields a b c]`;
        const narrowed = rowsOf(`${left} | ${join}`, events);
        expect(narrowed, left).toEqual(rowsOf(`${left} | ${ALL_ROWS} | ${join}`, events));
      },
    ),
    { numRuns: 200 },
  );
});
