import { BEFORE_EVENT, type MarkupStep, readStep } from '../windows/markup.ts';
import { MARK, type Place, placeOf } from './skeleton.ts';

/** How the values of a record become fields: the result of the XML reader, computed once per template. */
export type FieldPlan = readonly FieldStep[];

/** One value, in the order of the XML. */
export interface FieldStep {
  /** Undefined for a value that is not used but may be malformed. */
  readonly field: string | undefined;
  readonly repeated: MarkupStep['repeated'];
  readonly value: FieldSource;
}

/** Where the value of a field comes from. */
export type FieldSource =
  | { readonly kind: 'fixed'; readonly text: string }
  /** Alternating texts and values. */
  | {
      readonly kind: 'places';
      readonly parts: readonly (string | Place | undefined)[];
      readonly isAttribute: boolean;
    }
  /** XML, rendered on demand. */
  | { readonly kind: 'written-later' };

const known = new Map<string, FieldPlan | undefined>();
const MOST_PLANS = 5000;

/** Undefined if the values of a record may change the names or the structure of its XML. */
export function fieldPlan(skeleton: string): FieldPlan | undefined {
  if (known.has(skeleton)) return known.get(skeleton);
  const plan = newPlan(skeleton);
  if (known.size < MOST_PLANS) known.set(skeleton, plan);
  return plan;
}

function newPlan(xml: string): FieldPlan | undefined {
  const steps: FieldStep[] = [];
  let state = BEFORE_EVENT;
  let blockStart = 0;
  for (let at = 0; ; ) {
    const step = readStep(xml, at, state);
    if (step === undefined || hasMarksOfItsOwn(step)) return undefined;
    const { boundaries, close } = step;
    steps.push(...step.fixed.map(([field, text]) => fieldStep({ field, text, close: '<' })));
    for (const { field, side, offset } of boundaries) {
      if (side === 'start') blockStart = at + offset;
      else if (xml.slice(blockStart, at + offset).includes('<'))
        steps.push({ field, repeated: 'replace', value: { kind: 'written-later' } });
    }
    at += step.markup.length;
    if (close === undefined) return steps.some(isUnknown) ? undefined : steps;
    const end = xml.indexOf(close, at);
    if (end < 0) return undefined;
    steps.push(fieldStep({ ...step, text: xml.slice(at, end), close }));
    at = end;
    state = step.next;
  }
}

/** Whether values of a record are names of fields, or are between its elements. */
function hasMarksOfItsOwn({ markup, fixed }: MarkupStep): boolean {
  return marksIn(markup) > fixed.reduce((sum, [, text]) => sum + marksIn(text), 0);
}

function marksIn(text: string): number {
  return text.split(MARK).length - 1;
}

interface ValueText {
  readonly field: string | undefined;
  readonly repeated?: MarkupStep['repeated'];
  readonly text: string;
  readonly close: string;
}

function fieldStep({ field, repeated = 'replace', text, close }: ValueText): FieldStep {
  const pieces = text.split(MARK);
  if (pieces.length === 1) return { field, repeated, value: { kind: 'fixed', text } };
  const parts = pieces.map((piece, index) => (index % 2 === 0 ? piece : placeOf(piece)));
  return {
    field,
    repeated,
    value: {
      kind: 'places',
      parts: parts.filter((part) => part !== ''),
      isAttribute: close === "'",
    },
  };
}

function isUnknown({ value }: FieldStep): boolean {
  return value.kind === 'places' && value.parts.includes(undefined);
}
