import { didYouMean } from '../base/diagnostic.ts';
import { nearest } from '../base/nearest.ts';
import type { Source, SourceSpan } from '../base/source.ts';
import type { CompiledSearch } from '../compile/compile-search.ts';
import type { Finding } from './rule.ts';

/** A `$field$` in a text that Splunk fills from a result. */
export interface Token {
  readonly field: string;
  readonly span: SourceSpan;
}

/** The tokens of a text, in order. */
export function* tokensIn(source: Source): Iterable<Token> {
  for (const match of source.text.matchAll(/\$([^$\s|]+)(?:\|\w+)?\$/g)) {
    const start = match.index;
    yield { field: match[1] ?? '', span: { source, start, end: start + match[0].length } };
  }
}

/** What every result has, whatever the search; correlation searches add the risk fields of their events. */
const ALWAYS =
  /^(?:_time|_raw|index|source|sourcetype|host|earliest|latest|info_\w+|job\..*|trigger_time|search_name|rule_\w+|event_id|notable_\w+|risk_\w+|normalized_risk_object|result\..*|env:.*|click\..*)$/;

/** Whether a result can have a field; yes, where it cannot be told which fields there are. */
export function canHave({ fields }: CompiledSearch, field: string): boolean {
  return fields === undefined || fields.has(field) || ALWAYS.test(field);
}

/** Says that a result has no such field, and which one it has instead. */
export function missingField(
  field: string,
  { search, span }: { readonly search: CompiledSearch; readonly span: SourceSpan },
): Finding {
  return {
    message: `no result of the search has the field "${field}"`,
    span,
    help:
      didYouMean(nearest(field, search.fields ?? [])) ??
      'keep the field in the search, or name another one',
  };
}
