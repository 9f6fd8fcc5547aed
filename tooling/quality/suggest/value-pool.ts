import { type FieldValue, toText, valuesOf } from '../../events/field-value.ts';
import { childrenOf, type Expr, type Pattern } from '../../plan/expression.ts';
import { enumeratedValues } from '../enumerated-fields.ts';
import { alteredValues } from './altered.ts';
import { exampleOf } from './regex-example.ts';
import { replacedIgnoringCase } from './replaced-text.ts';

/** What new values of a field are made from. */
export interface PoolInput {
  readonly expression: Expr;
  readonly field: string;
  readonly value: FieldValue;
  /** Other values that the field has in the samples. */
  readonly known: readonly string[];
}

/** The number of values of an enumerated field that are tried. */
const MOST_LISTED = 4;

/**
 * Values that a field could have instead, nearest to what its condition compares with first: the literals themselves,
 * values of other events, the current value without a literal or with an altered one, and no value.
 */
export function valuePool({
  expression,
  field,
  value,
  known,
}: PoolInput): readonly (string | null)[] {
  const literals = [...literalsFor(expression, field)];
  const current = valuesOf(value).map(toText);
  const parts = literals.flatMap(({ parts }) => parts);
  const changed = current.flatMap((text) => [
    ...parts.flatMap((part) => withoutPart(text, part)),
    ...parts.flatMap((part) => alteredPart(text, part)),
    ...alteredValues(text),
    ...halves(text),
    ...otherCharacters(text),
  ]);
  const texts = literals.flatMap(({ texts, isPart = false }) =>
    isPart
      ? [...current.flatMap((text) => texts.map((part) => `${text} ${part}`)), ...texts]
      : texts,
  );
  const nearLiterals = texts.flatMap((text) => alteredValues(text));
  const listed = enumeratedValues(field) ?? [];
  const pool = [...texts, ...listed.slice(0, MOST_LISTED), ...known, ...changed, ...nearLiterals];
  return [...new Set<string | null>([...pool, null])].filter(
    (candidate) => candidate !== '' && (candidate === null || !current.includes(candidate)),
  );
}

interface LiteralTexts {
  /** Values that match it. */
  readonly texts: readonly string[];
  /** The parts of a matching value that make it match. */
  readonly parts: readonly string[];
  /** Whether a value that matches can have other text before them. */
  readonly isPart?: boolean;
}

/** The literals that an expression compares with; those of a match only for its own field. */
function* literalsFor(expression: Expr, field: string): Iterable<LiteralTexts> {
  if (expression.kind === 'match') {
    if (expression.field.text === field)
      for (const pattern of expression.patterns) yield ofPattern(pattern);
    return;
  }
  if (expression.kind === 'literal') yield ofLiteral(expression.value);
  if (expression.kind === 'regex') yield { texts: exampleOf(expression.regex), parts: [] };
  for (const child of childrenOf(expression)) yield* literalsFor(child, field);
}

function ofLiteral(value: string | number | boolean | null): LiteralTexts {
  if (typeof value === 'number') return { texts: numbersAround(value), parts: [] };
  if (typeof value !== 'string' || value === '') return { texts: [], parts: [] };
  if (value.includes('%')) {
    const parts = value.split('%').filter((part) => part !== '');
    return { texts: [parts.join('')], parts, isPart: value.startsWith('%') };
  }
  const example = /[\\^$[(|]/.test(value) ? exampleOf(value) : [];
  return { texts: [...example, value, ...addressIn(value)], parts: [value] };
}

function ofPattern(pattern: Pattern): LiteralTexts {
  switch (pattern.kind) {
    case 'exact':
      return { texts: [pattern.text], parts: [pattern.text] };
    case 'wildcard':
    case 'word': {
      const parts = pattern.parts.filter((part) => part !== '');
      const isPart = pattern.kind === 'word' || pattern.parts[0] === '';
      return { texts: [parts.join('')], parts, isPart };
    }
    case 'subnet':
      return { texts: [...addressIn(pattern.cidr), '198.51.100.23'], parts: [] };
    case 'order':
      return { texts: numbersAround(Number(pattern.limit)), parts: [] };
    case 'regex':
      return { texts: exampleOf(pattern.regex), parts: [] };
    default:
      return { texts: ['example'], parts: [] };
  }
}

function numbersAround(limit: number): string[] {
  return Number.isFinite(limit) ? [limit, limit + 1, limit - 1, limit + 2].map(String) : [];
}

/** An address in a network. */
function addressIn(cidr: string): string[] {
  const [, start, last] = /^(\d+\.\d+\.\d+\.)(\d+)\/\d+$/.exec(cidr) ?? [];
  return start === undefined ? [] : [`${start}${Number(last) + 5}`];
}

function withoutPart(text: string, part: string): string[] {
  const bare = part.trim();
  if (bare === '' || bare.length === text.length) return [];
  return [
    replacedIgnoringCase(text, bare, '')
      .replaceAll(/\s{2,}/g, ' ')
      .trim(),
  ];
}

function alteredPart(text: string, part: string): string[] {
  const bare = part.trim();
  if (bare === '' || !text.toLowerCase().includes(bare.toLowerCase())) return [];
  return alteredValues(bare).map((altered) => replacedIgnoringCase(text, bare, altered));
}

/** For conditions on the length of a value. */
function halves(text: string): string[] {
  return text.length < 8 ? [] : [text.slice(0, Math.ceil(text.length / 2)), text + text];
}

/** For conditions on the characters of a value. */
function otherCharacters(text: string): string[] {
  return [text.toLowerCase(), text.toUpperCase(), text.replaceAll(/\d/g, '')];
}
