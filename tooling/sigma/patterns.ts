import { escapeRegExp } from '../base/escape-reg-exp.ts';
import type { Span } from '../base/source.ts';
import type { Pattern } from '../plan/expression.ts';
import { isAnyText, joined, type SigmaText, type TextPart } from './text.ts';
import type { SigmaValue } from './value.ts';

/** The pattern for a value of a field; undefined for values that need more than a pattern. */
export function patternOf(value: SigmaValue, span: Span): Pattern | undefined {
  switch (value.kind) {
    case 'text':
      return value.text.length === 0 ? undefined : textPattern(value.text, !value.cased, span);
    case 'number':
      return exact(String(value.number), span);
    case 'boolean':
      return exact(String(value.boolean), span);
    case 'regex':
      return { kind: 'regex', regex: withFlags(value.regex, value.flags), span };
    case 'cidr':
      return { kind: 'subnet', cidr: value.cidr, span };
    default:
      return undefined;
  }
}

/**
 * The patterns for a keyword, which is anywhere in the text of an event. In JSON, quotes and backslashes of a value are
 * escaped.
 */
export function rawPatterns(value: SigmaValue, span: Span): readonly Pattern[] {
  if (value.kind !== 'text')
    return [patternOf(value, span)].flatMap((one) => one ?? []).map(anywhere);
  const forms = [value.text, value.text.map(inJson)].filter(
    (text, index, all) => index === 0 || text.join('\0') !== all[0]?.join('\0'),
  );
  return forms.map((text) => textPattern(around(text), !value.cased, span));
}

function anywhere(pattern: Pattern): Pattern {
  if (pattern.kind !== 'exact') return pattern;
  const { text, ignoreCase, span } = pattern;
  return { kind: 'wildcard', parts: ['', text, ''], ignoreCase, span };
}

function around(text: SigmaText): SigmaText {
  return joined([{ wildcard: '*' }, ...text, { wildcard: '*' }]);
}

function inJson(part: TextPart): TextPart {
  return typeof part === 'string' ? JSON.stringify(part).slice(1, -1) : part;
}

function exact(text: string, span: Span): Pattern {
  return { kind: 'exact', text, ignoreCase: true, span };
}

function textPattern(text: SigmaText, ignoreCase: boolean, span: Span): Pattern {
  if (text.some((part) => typeof part === 'object' && !isAnyText(part)))
    return { kind: 'regex', regex: regexOf(text, ignoreCase), span };
  const parts = [''];
  for (const part of text) {
    if (typeof part === 'string') parts[parts.length - 1] += part;
    else parts.push('');
  }
  const [only = ''] = parts;
  if (parts.length === 1) return { kind: 'exact', text: only, ignoreCase, span };
  if (parts.every((part) => part === '')) return { kind: 'any', span };
  return { kind: 'wildcard', parts, ignoreCase, span };
}

/** A regular expression for a text with `?`, which is exactly one character. */
function regexOf(text: SigmaText, ignoreCase: boolean): string {
  const parts = text.map((part) => {
    if (typeof part === 'string') return escapeRegExp(part);
    return isAnyText(part) ? '.*' : '.';
  });
  const body = parts.join('');
  const start = body.startsWith('.*') ? body.slice(2) : `^${body}`;
  const whole = start.endsWith('.*') ? start.slice(0, -2) : `${start}\\z`;
  return `(?${ignoreCase ? 'i' : ''}s)${whole}`;
}

function withFlags(regex: string, flags: string): string {
  return flags === '' ? regex : `(?${flags})${regex}`;
}
