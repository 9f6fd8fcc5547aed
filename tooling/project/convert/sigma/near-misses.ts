import type { Row } from '../../../events/row.ts';
import { childrenOf, type Expr, type Match, type Pattern } from '../../../plan/expression.ts';

/** How many events are generated for a rule. */
const EVENTS = 60;

/** More rounds than any rule needs: each changes one field of one alternative. */
const MOST_MATCHES = 400;

/**
 * Events that meet a condition, or almost: each field has a text that one of its patterns matches, and in all but the first
 * events one or two of them are changed a little. The same condition gives the same events.
 */
export function nearMisses(condition: Expr, seed: number): readonly Row[] {
  const random = randomOf(seed);
  const alternatives = alternativesOf(condition);
  return Array.from({ length: EVENTS }, (_, index) => {
    const chosen = alternatives[index % alternatives.length] ?? condition;
    return eventFor(chosen, { random, isChanged: index >= alternatives.length });
  });
}

/** An OR of data sources has events of each of them. */
function alternativesOf(condition: Expr): readonly Expr[] {
  return condition.kind === 'logic' && condition.op === 'or' ? condition.operands : [condition];
}

interface Generation {
  readonly random: () => number;
  readonly isChanged: boolean;
}

function eventFor(condition: Expr, { random, isChanged }: Generation): Row {
  const matches = matchesIn(condition, false).slice(0, MOST_MATCHES);
  const event: Record<string, string> = {};
  for (const { match, isNegated } of matches) {
    const name = match.field.text;
    // What a filter excludes is in some events only.
    if (isNegated && random() < 0.8) continue;
    const texts = match.patterns.map((pattern) => textFor(pattern, random));
    const text = texts[Math.floor(random() * texts.length)] ?? '';
    const known = event[name];
    event[name] = known === undefined || random() < 0.4 ? text : `${known}${text}`;
  }
  const names = Object.keys(event);
  const changes = isChanged ? 1 + Math.floor(random() * 2) : 0;
  for (let count = 0; count < changes; count += 1) {
    const name = names[Math.floor(random() * names.length)];
    if (name === undefined) break;
    const text = changed(event[name] ?? '', random);
    if (text === undefined) delete event[name];
    else event[name] = text;
  }
  return event;
}

interface Found {
  readonly match: Match;
  readonly isNegated: boolean;
}

function matchesIn(expr: Expr, isNegated: boolean): readonly Found[] {
  if (expr.kind === 'match') return [{ match: expr, isNegated }];
  const isNot = expr.kind === 'logic' && expr.op === 'not';
  return childrenOf(expr).flatMap((child) => matchesIn(child, isNegated !== isNot));
}

function textFor(pattern: Pattern, random: () => number): string {
  switch (pattern.kind) {
    case 'exact':
      return pattern.text;
    case 'wildcard':
      return wildcardText(pattern.parts, random() < 0.5 ? '' : ' x ');
    case 'subnet':
      return pattern.cidr.replace(/\/.*$/, '');
    case 'order':
      return String(Number(pattern.limit) + Math.floor(random() * 3) - 1);
    case 'regex':
      return withoutSyntax(pattern.regex);
    default:
      return 'x';
  }
}

/** Readers may remove blanks around a value, so a text with blanks at an open end has a word there. */
function wildcardText(parts: readonly string[], filler: string): string {
  const start = parts[0] === '' ? 'ab ' : '';
  const end = parts.at(-1) === '' ? ' cd' : '';
  return `${start}${parts.filter((part) => part !== '').join(filler)}${end}`;
}

/** A text that many patterns match: their literal characters. */
function withoutSyntax(regex: string): string {
  return regex
    .replace(/^\(\?[a-z]+\)/, '')
    .replaceAll(/\\([^\w])/g, '$1')
    .replaceAll(/\\d/g, '1')
    .replaceAll(/\\s/g, ' ')
    .replaceAll(/\\[wSD]/g, 'x')
    .replaceAll(/[\^$]|\.\*|[*+?]/g, '');
}

/** A changed text; undefined for no text at all. */
function changed(text: string, random: () => number): string | undefined {
  const at = Math.floor(random() * (text.length + 1));
  switch (Math.floor(random() * 6)) {
    case 0:
      return undefined;
    case 1:
      return text.slice(0, at) + text.slice(at + 1);
    case 2:
      return text.toUpperCase();
    case 3:
      return `${text} &<>"';\`*`;
    case 4:
      return `y${text}`;
    default:
      return `${text.slice(0, at)}z${text.slice(at)}`;
  }
}

/** Numbers from 0 to 1, the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4294967296;
  };
}
