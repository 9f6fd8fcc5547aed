import { BEFORE_EVENT, type MarkupStep, readStep } from '../windows/markup.ts';
import { MARK, type Place, type Skeleton } from './skeleton.ts';

/** How the values of a record become fields: what the XML reader would find, worked out once for a template. */
export type FieldPlan = readonly FieldStep[];

/** One value, in the order of the XML. */
export interface FieldStep {
  /** Undefined for a value that is of no interest, but may be damaged. */
  readonly field: string | undefined;
  readonly repeated: MarkupStep['repeated'];
  readonly value: FieldSource;
}

export type FieldSource =
  | { readonly kind: 'fixed'; readonly text: string }
  | { readonly kind: 'place'; readonly place: Place; readonly isAttribute: boolean }
  | {
      readonly kind: 'mixed';
      readonly parts: readonly (string | Place)[];
      readonly isAttribute: boolean;
    }
  /** XML, which is there when someone asks for it. */
  | { readonly kind: 'written-later' };

const known = new Map<string, FieldPlan | undefined>();
const MOST_PLANS = 5000;

/** Undefined where a record's values may change the names or the structure of its XML. */
export function fieldPlan(skeleton: Skeleton): FieldPlan | undefined {
  const key = `${JSON.stringify(skeleton.places)}${skeleton.xml}`;
  if (known.has(key)) return known.get(key);
  const plan = newPlan(skeleton);
  if (known.size < MOST_PLANS) known.set(key, plan);
  return plan;
}

function newPlan({ xml, places }: Skeleton): FieldPlan | undefined {
  const steps: FieldStep[] = [];
  let state = BEFORE_EVENT;
  let blockStart = 0;
  for (let at = 0; ; ) {
    const step = readStep(xml, at, state);
    if (step === undefined || hasMarksOfItsOwn(step)) return undefined;
    const { block, close, field, fixed, repeated } = step;
    for (const [name, text] of fixed)
      steps.push({ field: name, repeated: 'replace', value: sourceOf(text, places, '<') });
    if (block?.contentStart !== undefined) blockStart = at + block.contentStart;
    if (block?.contentEnd !== undefined) {
      const content = xml.slice(blockStart, at + block.contentEnd);
      if (content.includes('<')) steps.push({ field: block.field, repeated, value: WRITTEN_LATER });
    }
    at += step.markup.length;
    if (close === undefined) return steps;
    const end = xml.indexOf(close, at);
    if (end < 0) return undefined;
    const value = sourceOf(xml.slice(at, end), places, close);
    steps.push({ field, repeated, value });
    at = end;
    state = step.next;
  }
}

const WRITTEN_LATER: FieldSource = { kind: 'written-later' };

/** Whether values of a record name its fields, or stand between its elements. */
function hasMarksOfItsOwn({ markup, fixed }: MarkupStep): boolean {
  return marksIn(markup) > fixed.reduce((sum, [, text]) => sum + marksIn(text), 0);
}

function marksIn(text: string): number {
  return text.split(MARK).length - 1;
}

function sourceOf(text: string, places: readonly Place[], close: string): FieldSource {
  const pieces = text.split(MARK);
  const [only] = places.slice(Number(pieces[1] ?? 0));
  if (pieces.length === 1 || only === undefined) return { kind: 'fixed', text };
  const isAttribute = close === "'";
  if (pieces.length === 3 && pieces[0] === '' && pieces[2] === '')
    return { kind: 'place', place: only, isAttribute };
  const parts = pieces.map((piece, index) => (index % 2 === 0 ? piece : places[Number(piece)]));
  return { kind: 'mixed', parts: parts.filter((part) => part !== undefined), isAttribute };
}
