import { limits } from '../../../base/limits.ts';
import { fieldValue } from '../../../events/bounds.ts';
import type { Event } from '../../../events/event.ts';
import { type FieldValue, toFieldValue, toText, valuesOf } from '../../../events/field-value.ts';
import type { Operator, Run } from '../../../events/run.ts';
import type { Extraction, PathExtraction, RegexExtraction } from '../../../plan/extraction.ts';
import { validRegex } from '../../../regex/compile.ts';
import { matches } from '../../../regex/matches.ts';
import type { Regex, RegexMatch } from '../../../regex/regex.ts';
import { valuesAt } from '../documents/values-at.ts';

/** Sets fields to parts of the text of a field. */
export function extract(field: string, by: Extraction): Operator {
  return by.kind === 'path' ? atPath(field, by) : withRegex(field, by);
}

function atPath(field: string, { path, as }: PathExtraction): Operator {
  return function* (rows, run) {
    for (const row of rows) {
      const values = valuesOf(row.get(field)).flatMap((value) => valuesAt(toText(value), path));
      yield values.length === 0 ? row : new Map(row).set(as, fieldValue(toFieldValue(values), run));
    }
  };
}

function withRegex(field: string, { regex, groups, most, positions }: RegexExtraction): Operator {
  const compiled = validRegex(regex);
  return function* (rows, run) {
    for (const row of rows)
      yield extracted(row, { field, regex: compiled, groups, run, most, positions });
  };
}

const MOST_MATCHES = limits['multivalue-length'].value;

interface MatchOptions {
  readonly regex: Regex;
  readonly run: Run;
  readonly most: number;
}

interface Extracting extends MatchOptions {
  readonly field: string;
  readonly groups: readonly string[];
  readonly positions: string | undefined;
}

/** Each value of a multivalue is matched separately. */
function extracted(row: Event, { field, groups, positions, ...options }: Extracting): Event {
  const { run } = options;
  const found = valuesOf(row.get(field)).flatMap((value) => firstMatches(toText(value), options));
  if (found.length === 0) return row;
  const copy = new Map<string, FieldValue>(row);
  for (const name of groups) {
    const values = found.flatMap(({ named }) => named.get(name) ?? []);
    if (values.length > 0) copy.set(name, fieldValue(toFieldValue(values), run));
  }
  if (positions !== undefined)
    copy.set(positions, fieldValue(toFieldValue(found.map(offsets)), run));
  return copy;
}

function firstMatches(text: string, { regex, run, most }: MatchOptions): RegexMatch[] {
  const found: RegexMatch[] = [];
  for (const match of matches(regex, text, run.budget)) {
    found.push(match);
    // One more is enough for the fields that they go to: those are cut there.
    if (found.length === most || found.length > MOST_MATCHES) break;
  }
  return found;
}

/** `user=0-2&app=4-9`: the first and last character of each group, counted from 0. */
function offsets(match: RegexMatch): string {
  const parts = [...match.named.keys()].map((name) => {
    const span = match.span(name);
    return span === undefined ? '' : `${name}=${span.start}-${span.end - 1}`;
  });
  return parts.join('&');
}
