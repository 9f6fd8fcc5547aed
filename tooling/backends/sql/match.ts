import type { Match, Pattern } from '../../plan/expression.ts';
import { ordered } from './compare.ts';
import { likeRegex } from './like-regex.ts';
import { boolean, call, number, type Sql, test, text } from './sql.ts';
import { inSubnet } from './subnet.ts';
import type { Scope } from './translation.ts';
import { anyOf, asText } from './values.ts';
import { wordRegex } from './word-regex.ts';

/** A match of the search command; null for a missing field. */
export function matched({ field, op, patterns }: Match, scope: Scope): Sql {
  return anyOf(scope.shared(scope.field(field.text)), scope.newParameter(), (value) => {
    const found = anyPattern(value, patterns, scope);
    return op === '=' ? found : test('not', found);
  });
}

/** Exact texts of one kind are one list. */
function anyPattern(value: Sql, patterns: readonly Pattern[], scope: Scope): Sql {
  const [sensitive, insensitive] = [false, true].map((ignoreCase) =>
    patterns.flatMap((one) =>
      one.kind === 'exact' && one.ignoreCase === ignoreCase ? [one.text] : [],
    ),
  );
  const tests = [
    ...exact(value, sensitive ?? [], false),
    ...exact(value, insensitive ?? [], true),
    ...patterns.filter(({ kind }) => kind !== 'exact').map((one) => onePattern(value, one, scope)),
  ];
  const [first = boolean(false)] = tests;
  return tests.length === 1 ? first : test('or', ...tests);
}

function exact(value: Sql, texts: readonly string[], ignoreCase: boolean): readonly Sql[] {
  const [only] = texts;
  if (only === undefined) return [];
  const numbers = texts.map(Number);
  if (value.type === 'number' && texts.every((one, index) => String(numbers[index]) === one))
    return [
      oneOf(
        value,
        numbers.map((one) => number(one)),
      ),
    ];
  const [compared, items] = ignoreCase
    ? [lower(asText(value)), texts.map((one) => one.toLowerCase())]
    : [asText(value), texts];
  return [oneOf(compared, items.map(text))];
}

function oneOf(value: Sql, items: readonly Sql[]): Sql {
  const [only] = items;
  return only !== undefined && items.length === 1
    ? test('equal', value, only)
    : test('is-one-of', value, ...items);
}

function lower(value: Sql): Sql {
  return call('lower', [value], 'text');
}

function onePattern(value: Sql, pattern: Pattern, scope: Scope): Sql {
  switch (pattern.kind) {
    case 'any':
      return test('is-not-null', value);
    case 'wildcard':
      return pattern.ignoreCase
        ? wildcard(
            lower(asText(value)),
            pattern.parts.map((part) => part.toLowerCase()),
          )
        : wildcard(asText(value), pattern.parts);
    case 'subnet':
      return test(
        'or',
        test('equal', asText(value), text(pattern.cidr)),
        inSubnet(asText(value), pattern.cidr, pattern.span),
      );
    case 'order':
      return ordered(value, pattern.op, pattern.limit);
    case 'regex':
      return test('matches', asText(value), scope.regex(pattern.regex, 'test', pattern));
    case 'word': {
      const source = wordRegex(pattern);
      if (source === undefined) return test('is-not-null', value);
      const read = pattern.ignoreCase ? lower(asText(value)) : asText(value);
      return test('matches', read, text(source));
    }
    default:
      return boolean(false);
  }
}

/** The text between wildcards, without LIKE: its escapes differ between engines. */
export function wildcard(value: Sql, parts: readonly string[]): Sql {
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return test('equal', value, text(first));
  const middle = rest.filter((part) => part !== '');
  const [only] = middle;
  if (middle.length === 1 && first === '' && last === '' && only !== undefined)
    return test('contains', value, text(only));
  if (middle.length > 0) return test('matches', value, text(likeRegex(parts)));
  return ends(value, first, last);
}

function ends(value: Sql, first: string, last: string): Sql {
  if (first === '' && last === '') return test('is-not-null', value);
  const starts = test('starts-with', value, text(first));
  const stops = test('ends-with', value, text(last));
  if (last === '') return starts;
  if (first === '') return stops;
  const least = number([...first, ...last].length);
  return test('and', starts, stops, test('at-least', call('length', [value], 'number'), least));
}
