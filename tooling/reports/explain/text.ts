import { agree, counted } from '../../base/counted.ts';
import { oneLine } from '../../base/inert.ts';
import { shortened, shortLine } from '../../base/shortened.ts';
import type { Detection } from '../../content/model.ts';
import type { CheckedCondition } from '../../detect/conditions.ts';
import { viewPairs } from '../../detect/event-view.ts';
import type { ExplainedEvent, Explanation } from '../../detect/explain.ts';
import type { Event } from '../../events/event.ts';
import { type FieldValue, toText } from '../../events/field-value.ts';
import type { ExplainedTest } from '../../project/explain/explained-test.ts';
import type { Explained } from '../../project/explain/explanation-json.ts';
import { riskMessage } from '../../project/explain/risk-message.ts';

/** What is shown of an explanation. */
export interface TextView extends Explained {
  readonly detection: Detection;
  /** The author of a Sigma rule, whom its license asks to name. */
  readonly author: string | undefined;
  /** Whether to show the text of events. */
  readonly raw: boolean;
}

/** A test, its result and its explanation. */
export function testText({ number, result, explanation }: ExplainedTest, view: TextView): string {
  const { test, status, reason, expected } = result;
  const outcome = status === 'passed' ? 'passed' : `${status}: ${reason ?? ''}`;
  const expects =
    expected === '' ? '' : `, expects ${expected} ${expected === '1' ? 'row' : 'rows'}`;
  const head = oneLine(`test ${number} "${test}"${expects}: ${outcome}`);
  return explanation === undefined
    ? `${head}\n`
    : `${head}\n${explanationText(explanation, view)}\n`;
}

/** The rows of an explanation with their risk messages, its events and its conditions. */
export function explanationText(explanation: Explanation, view: TextView): string {
  const { rows, events, event, matches, after } = explanation;
  const by = view.author === undefined ? '' : `, by ${oneLine(view.author)}`;
  const lines = [
    `${view.name}${by}: ${counted(rows.length, 'row')} from ${counted(events, 'event')}`,
  ];
  lines.push(...rows.slice(0, MOST_ROWS).flatMap((row) => rowLines(row, view)));
  if (rows.length > MOST_ROWS) lines.push(`and ${rows.length - MOST_ROWS} more`);
  const [first, ...others] = matches.length > 0 ? matches : event === undefined ? [] : [event];
  if (first === undefined)
    lines.push(
      events === 0 ? 'the sample has no events' : 'the sample has no event with this number',
    );
  else lines.push(...eventLines(first, view));
  // All matches meet the same conditions.
  for (const other of others) lines.push('', ...headLines(other, view));
  for (const { before, kept, example } of after) {
    lines.push('', `of ${counted(before, 'result')}, ${kept} ${agree(kept, 'is', 'are')} kept by:`);
    if (example !== undefined) lines.push(...conditionLines(example, view, 1));
  }
  return `${lines.map(oneLine).join('\n')}\n`;
}

const MOST_ROWS = 10;

function rowLines(row: Event, { detection }: TextView): string[] {
  const values = [...row].map(([field, value]) => `${field}=${shortLine(toText(value), 80)}`);
  const message = riskMessage(detection, row);
  return ['', `row: ${values.join('  ')}`, ...(message === undefined ? [] : [`risk: ${message}`])];
}

function eventLines(event: ExplainedEvent, view: TextView): string[] {
  const { outside, filters } = event;
  const lines = ['', ...headLines(event, view)];
  if (outside !== undefined) lines.push(`  not in ${outside}`);
  for (const filter of filters) lines.push('', ...conditionLines(filter, view, 1));
  return lines;
}

function headLines({ number, event, passes, view }: ExplainedEvent, { raw }: TextView): string[] {
  const lines = [`event ${number} ${passes ? 'matches' : 'is the closest, but does not match'}`];
  for (const [name, value] of viewPairs(view)) lines.push(`  ${name}: ${shortLine(value, 160)}`);
  const text = toText(event.get('_raw'));
  if (raw && text !== '') lines.push(`  ${text}`);
  return lines;
}

const MARKS = new Map<boolean | null, string>([
  [true, '✓'],
  [false, '✗'],
  [null, '?'],
]);
const HEADS = { all: 'all of', any: 'any of', not: 'not' } as const;

function conditionLines(condition: CheckedCondition, view: Explained, depth: number): string[] {
  const { kind, span, outcome, saw, children } = condition;
  const indent = '  '.repeat(depth);
  const mark = MARKS.get(outcome) ?? '?';
  if (kind !== 'single') {
    return [
      `${indent}${mark} ${HEADS[kind]}`,
      ...children.flatMap((child) => conditionLines(child, view, depth + 1)),
    ];
  }
  const text = shortLine(view.text.slice(span.start, span.end), 100);
  const values = saw
    .filter(([field]) => field !== '_raw')
    .map(([field, value]) => `${field} = ${shown(value)}`);
  return [`${indent}${mark} ${text}${values.length > 0 ? `   ${values.join(', ')}` : ''}`];
}

function shown(value: FieldValue): string {
  return value === null ? 'absent' : JSON.stringify(shortened(toText(value), 120));
}
