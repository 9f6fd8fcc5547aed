import { counted } from '../../../base/counted.ts';
import { shortened, shortLine } from '../../../base/shortened.ts';
import type { CheckedCondition } from '../../../detect/conditions.ts';
import { viewPairs } from '../../../detect/event-view.ts';
import type { Evidence, ExplainedEvent, ExplainedResults } from '../../../detect/explain.ts';
import { toText } from '../../../events/field-value.ts';
import { decidingConditions } from '../deciding.ts';
import { type Html, html, type Part } from '../html.ts';

import type { TestProof } from '../site-input.ts';
import { readableLog } from './readable-log.ts';

interface EvidenceContext {
  /** The text that spans of conditions refer to. */
  readonly searchText: string;
  readonly kind: TestProof['kind'];
}

/** The matching event and the closest event that does not match, each with the outcomes of its conditions. */
export function evidenceBody({ match, miss, after }: Evidence, context: EvidenceContext): Html {
  const isSilent = context.kind === 'negative';
  return html`${match && eventBody(match, { ...context, isOpen: !isSilent })}${miss && eventBody(miss, { ...context, isOpen: isSilent })}${after.map((results) => resultsBody(results, context))}`;
}

interface EventContext extends EvidenceContext {
  readonly isOpen: boolean;
}

function eventBody(explained: ExplainedEvent, { searchText, isOpen }: EventContext): Html {
  const { number, passes, outside, filters, event, view } = explained;
  const summary = passes ? `Event ${number} matches` : `Near miss: event ${number} does not match`;
  const deciding = decidingConditions(filters);
  return html`<details class="event ${passes ? 'fires' : 'misses'}"${isOpen && html` open`}>
<summary>${summary}</summary>
<p class="view">${viewPairs(view).map(([name, value]) => html`<span>${name} <code>${shortened(value, 200)}</code></span> `)}</p>
<details><summary>Text of the event</summary>${rawEvent(event)}</details>
${outside !== undefined && html`<p>The event is not in <code>${outside}</code>, which the search reads.</p>`}
${filters.map((filter) => html`<ul class="conditions">${conditionItem(filter, { searchText, deciding })}</ul>`)}
</details>
`;
}

/** The limit of characters of a raw event. */
const LONGEST_EVENT = 3000;
/** The fields of events without raw text. */
const SHOWN_FIELDS = 24;

function rawEvent(event: ExplainedEvent['event']): Html {
  const raw = toText(event.get('_raw'));
  const text = raw === '' ? fieldLines(event) : readableLog(raw);
  return html`<pre class="raw" tabindex="0" role="group" aria-label="Event">${shortened(text, LONGEST_EVENT)}</pre>`;
}

function fieldLines(event: ExplainedEvent['event']): string {
  return [...event]
    .slice(0, SHOWN_FIELDS)
    .map(([field, value]) => `${field} = ${toText(value).replaceAll('\n', ' | ')}`)
    .join('\n');
}

interface ConditionContext {
  readonly searchText: string;
  readonly deciding: ReadonlySet<CheckedCondition>;
}

const HEADS = { all: 'all of', any: 'any of', not: 'not' } as const;
/** The limit of shown alternatives that are not met. */
const SHOWN_ALTERNATIVES = 6;

function conditionItem(condition: CheckedCondition, context: ConditionContext): Html {
  const { kind, children } = condition;
  const isDeciding = context.deciding.has(condition);
  const open = html`<li${isDeciding && html` class="deciding"`}>${mark(condition.outcome)} `;
  if (kind === 'single')
    return html`${open}${singleCondition(condition, context)}${isDeciding && decides()}</li>`;
  const shown = kind === 'any' ? shownAlternatives(condition) : children;
  const rest = children.length - shown.length;
  return html`${open}${HEADS[kind]}${isDeciding && decides()}<ul>${shown.map((child) => conditionItem(child, context))}${rest > 0 && html`<li class="quiet">and ${rest} more that ${rest === 1 ? 'is' : 'are'} not met</li>`}</ul></li>`;
}

function shownAlternatives({ outcome, children }: CheckedCondition): readonly CheckedCondition[] {
  const met = children.filter((child) => child.outcome === true);
  if (outcome === true) return met;
  return children.slice(0, SHOWN_ALTERNATIVES);
}

function decides(): Html {
  return html` <strong class="decides">decides</strong>`;
}

function mark(outcome: boolean | null): Html {
  if (outcome === true) return html`<span class="mark yes" role="img" aria-label="met">✓</span>`;
  if (outcome === false)
    return html`<span class="mark no" role="img" aria-label="not met">✗</span>`;
  return html`<span class="mark unknown" role="img" aria-label="unknown">?</span>`;
}

function singleCondition({ span, saw }: CheckedCondition, { searchText }: ConditionContext): Html {
  const text = shortLine(searchText.slice(span.start, span.end), 160);
  return html`<code>${text}</code>${saw.length > 0 && html` <span class="saw">${saw.map(([field, value]) => html`${field} = ${value === null ? html`<em>absent</em>` : html`<code>${shortened(toText(value), 200)}</code>`} `)}</span>`}`;
}

function resultsBody(
  { before, kept, example }: ExplainedResults,
  { searchText }: EvidenceContext,
): Part {
  if (before === 0) return undefined;
  const deciding = decidingConditions(example === undefined ? [] : [example]);
  return html`<p>Of ${counted(before, 'result')}, ${kept} ${kept === 1 ? 'is' : 'are'} kept by:</p>
${example && html`<ul class="conditions">${conditionItem(example, { searchText, deciding })}</ul>`}`;
}
