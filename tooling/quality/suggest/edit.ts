import { extractedFields } from '../../detect/extracted-fields.ts';
import type { SamplePart } from '../../detect/sample.ts';
import { type FieldValue, toJson, toText } from '../../events/field-value.ts';
import { editFields } from './edit-fields.ts';
import { editText } from './edit-text.ts';

/** A change of one value that a search reads; null is a missing value. */
export interface ValueEdit {
  readonly field: string;
  readonly from: FieldValue;
  readonly to: string | null;
}

/** An event that a test can contain as it is. */
export type Draft = SamplePart & {
  readonly data: Extract<SamplePart['data'], { readonly kind: 'text' | 'fields' }>;
};

/**
 * The ways to make a change in the event that the value comes from, the most likely one first. `behind` names the
 * fields of the event that the value is made of; otherwise it is found by its text.
 */
export function* editsOf(
  draft: Draft,
  edit: ValueEdit,
  behind: readonly string[],
): Iterable<Draft> {
  const values = Array.isArray(edit.from) ? edit.from : [edit.from];
  for (const value of values) {
    const change = { ...edit, from: value === null ? null : toText(value) };
    const { data } = draft;
    if (edit.field === 'source' || edit.field === 'sourcetype') {
      if (edit.to !== null) yield { ...draft, [edit.field]: edit.to };
    } else if (data.kind === 'fields') {
      for (const fields of editFields(data.fields, change, behind))
        yield { ...draft, data: { kind: 'fields', fields } };
    } else {
      for (const text of editText(data.text, change, behind))
        yield { ...draft, data: { kind: 'text', text } };
    }
  }
}

/** An event with its origin among its fields, so that it can be beside events of another one. */
export function withOwnOrigin(draft: Draft): Draft {
  const { data, source, sourcetype } = draft;
  if (data.kind === 'fields')
    return 'sourcetype' in data.fields
      ? draft
      : { data: { kind: 'fields', fields: { source, sourcetype, ...data.fields } } };
  const [event] = extractedFields(data.text, { source, sourcetype });
  const entries = [...(event ?? [])].map(([name, value]) => [name, toJson(value)] as const);
  const fields = { ...Object.fromEntries(entries), source, sourcetype, _raw: data.text };
  return { data: { kind: 'fields', fields } };
}
