import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileSource } from '../../tooling/base/source.ts';
import { type CompiledSearch, compileSearchText } from '../../tooling/detect/compile-search.ts';
import { indexOf, isInIndexes } from '../../tooling/detect/routed/indexes.ts';
import { RoutedSearches } from '../../tooling/detect/routed/routed-searches.ts';
import { Sample } from '../../tooling/detect/sample.ts';
import type { Event } from '../../tooling/events/event.ts';
import { type FieldValue, toFieldValue } from '../../tooling/events/field-value.ts';
import { rowOf } from '../../tooling/events/row.ts';
import type { Run } from '../../tooling/events/run.ts';
import { ownWorkspace } from '../conformance/searches.ts';

const { library } = ownWorkspace();
const ignore = (): void => undefined;

const word = fc.constantFrom('x', 'Xy', 'abc', 'xabcx', 'zz', '1', '01', 'É', 'NULL');
const field = fc.constantFrom('a', 'b', 'c', 'process_name', 'process');
const term = fc.oneof(
  fc
    .tuple(
      field,
      fc.constantFrom('=', '!='),
      word,
      fc.constantFrom('', '*'),
      fc.constantFrom('', '*'),
    )
    .map(([name, operator, text, before, after]) => `${name}${operator}"${before}${text}${after}"`),
  fc.tuple(field, word, word).map(([name, one, two]) => `${name} IN ("${one}", "*${two}")`),
  field.map((name) => `${name}=*`),
  word.map((text) => `"${text}"`),
);
const condition = fc.oneof(
  term,
  fc.tuple(term, fc.constantFrom('AND', 'OR'), term).map(([a, op, b]) => `(${a} ${op} ${b})`),
  term.map((inner) => `NOT ${inner}`),
);
const pipe = fc.oneof(
  condition.map((text) => `search ${text}`),
  fc.tuple(field, word).map(([name, text]) => `where ${name}="${text}"`),
  fc.tuple(field, word).map(([name, text]) => `where like(${name}, "%${text}%")`),
  fc.tuple(field, word).map(([name, text]) => `where match(${name}, "(?i)${text}")`),
  fc.tuple(field, field).map(([one, two]) => `rename ${one} as ${two}`),
  fc.constant('rename Processes.* as *'),
  fc.tuple(field, field).map(([one, two]) => `eval ${one}=lower(${two})`),
  fc.tuple(field, field).map(([one, two]) => `eval ${one}=len(${two}), c=strftime(b, "%H")`),
  fc
    .tuple(field, word)
    .map(([name, text]) => `where ${name}>=1 OR isstr(${name}) AND b!="${text}"`),
  fc
    .tuple(field, field, word)
    .map(
      ([one, two, text]) => `stats count by ${one} ${two} | search ${one}="*${text}*" NOT ${two}=x`,
    ),
  fc
    .tuple(field, field)
    .map(
      ([one, two]) =>
        `stats count by ${one} ${two} | rename ${one} as ${two}, count as b | where isnotnull(${two})`,
    ),
  fc.tuple(field, field).map(([one, two]) => `table ${one} ${two}`),
  fc.tuple(field, field).map(([one, two]) => `stats count values(${one}) as v by ${two}`),
  fc.tuple(field, field).map(([one, two]) => `stats dc(${one}) as ${two}`),
  fc.tuple(field, field).map(([one, two]) => `eventstats count as n by ${one}, ${two}`),
  fc.tuple(field, word).map(([name, text]) => `fillnull value=${text} ${name}`),
  fc.constantFrom(
    'fillnull',
    'head 2',
    'reverse',
    'sort 3 - _time',
    'sort 0 a',
    'table a b process',
  ),
  field.map((name) => `dedup ${name}`),
  field.map((name) => `mvexpand ${name}`),
  fc.tuple(field, field).map(([one, two]) => `rex field=${one} "(?<${two}>[a-z]+)"`),
  fc
    .tuple(field, condition)
    .map(([name, text]) => `join ${name} [search ${text} | fields ${name} c]`),
  condition.map((text) => `append [search ${text} | stats count by a]`),
  condition.map((text) => `search [search ${text} | head 1 | fields a]`),
  field.map((name) => `streamstats count as n by ${name}`),
);
const beginning = fc.oneof(
  condition.map((text) => `search ${text}`),
  fc
    .tuple(condition, fc.constantFrom('process_name', 'process'))
    .map(
      ([, name]) =>
        `| tstats count values(Processes.process) as process from datamodel=Endpoint.Processes where Processes.${name}="*x*" by Processes.process_name Processes.dest`,
    ),
  fc.constant(
    '| tstats count from datamodel=Endpoint.Processes by Processes.process_name Processes.process',
  ),
  condition.map((text) => `index=risk ${text}`),
);
const search = fc
  .tuple(beginning, fc.array(pipe, { maxLength: 4 }))
  .map(([first, pipes]) => [first, ...pipes].join(' | '));

const value: fc.Arbitrary<FieldValue> = fc.oneof(
  word,
  fc.constantFrom(1, 2.5),
  fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => toFieldValue(words)),
  fc.tuple(word, word).map((words) => words.join(' ')),
);
const event = fc
  .tuple(
    fc.dictionary(field, value),
    fc.integer({ min: 0, max: 4 }),
    fc.boolean(),
    fc.constantFrom('main', 'risk'),
  )
  .map(([fields, time, isProcess, index]): Event => {
    const event_ = new Map<string, FieldValue>(Object.entries(fields));
    event_.set('_raw', Object.values(fields).flat().join(' '));
    event_.set('_time', time);
    event_.set('index', index);
    if (isProcess) event_.set('tag', ['process', 'report']);
    return event_;
  });

function compiled(text: string): CompiledSearch {
  return compileSearchText(fileSource('search', text), library, ignore);
}

/** The rows of a search that reads all events of the indexes that it names. */
function rowsAlone(
  search_: Pick<CompiledSearch, 'executable'>,
  events: readonly Event[],
  now: number,
) {
  const run = new Sample(events, library).run(ignore, { now });
  const scan: Run['scan'] = (dataset, indexes) => {
    const own = events.filter((one) => isInIndexes(indexOf(one), indexes));
    return new Sample(own, library).run(ignore, { now }).scan(dataset);
  };
  return [...search_.executable({ ...run, scan })].map(rowOf);
}

test('many searches at once find what each of them finds alone', () => {
  fc.assert(
    fc.property(
      fc.array(search, { minLength: 1, maxLength: 6 }),
      fc.array(event, { maxLength: 12 }),
      (texts, events) => {
        const searches = texts.map(compiled).filter(({ runnable }) => runnable);
        const routed = new RoutedSearches(searches, library);
        for (const [index, one] of events.entries())
          routed.add(one, { file: 'f', number: index + 1, offset: 0, order: index + 1, time: 0 });
        const now = routed.newest;
        for (const own of routed.searches) {
          const found = [...own.rows(own.run({ now }, ignore))].map(rowOf);
          expect(found, own.search.source.text).toEqual(rowsAlone(own.search, events, now));
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('rows of equal events are traced to one event each', () => {
  const search = compileSearchText(fileSource('equal.spl', 'search a="x"'), library, ignore);
  const routed = new RoutedSearches([search], library);
  const events = ['x', 'y', 'x', 'x'].map(
    (a): Event =>
      new Map<string, FieldValue>([
        ['a', a],
        ['_raw', a],
        ['_time', 1],
      ]),
  );
  for (const [index, event] of events.entries())
    routed.add(event, { file: 'f', number: index + 1, offset: 0, order: index + 1, time: 1 });
  const [only] = routed.searches;
  const rows = [...(only?.rows(only.run({ now: 1 }, ignore)) ?? [])];
  const behind = only?.trace({ now: 1 });
  const traced = rows.map((row) => behind?.(row).listed.map(({ number }) => number));
  expect(traced.toSorted()).toEqual([[1], [3], [4]]);
  expect(rows.map((row) => behind?.(row).listed.map(({ number }) => number))).toEqual(traced);
});
