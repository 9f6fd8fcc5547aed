import { shortLine } from '../base/shortened.ts';
import type { Dataset } from '../events/run.ts';
import { inputsOf, type LogicalPlan, type Scan } from './plan.ts';
import {
  type RequiredClause,
  type RequiredLiteral,
  requiredLiterals,
} from './required-literals.ts';

/** A plan as a text tree: the inputs of a node are below it, indented. `text` is the search that spans refer to. */
export function printPlan(plan: LogicalPlan, text: string): string {
  return linesOf(plan, text, '').join('\n');
}

function linesOf(plan: LogicalPlan, text: string, indent: string): string[] {
  const own = [`${indent}${plan.kind} ${describe(plan, text)}`.trimEnd()];
  if (plan.kind === 'filter') own.push(...requirements(plan.predicate, `${indent}    `));
  return [...own, ...inputsOf(plan).flatMap((input) => linesOf(input, text, `${indent}  `))];
}

function describe(plan: LogicalPlan, text: string): string {
  switch (plan.kind) {
    case 'scan':
      return scanText(plan);
    case 'table':
      return plan.name;
    case 'extension':
    case 'substitute':
    case 'unsupported':
      return plan.command;
    case 'aggregate': {
      const by = plan.by.map((field) => field.text).join(', ');
      const computed = plan.aggregations.map(({ span }) => excerpt(text, span)).join(', ');
      return by === '' ? computed : `${computed} by ${by}`;
    }
    case 'union':
    case 'limit':
      return '';
    default:
      return excerpt(text, plan.span);
  }
}

function scanText({ dataset, indexes = [], range = {} }: Scan): string {
  const { earliest, latest } = range;
  const parts = [
    datasetName(dataset),
    ...(indexes.length === 0 ? [] : [`in ${indexes.join(', ')}`]),
    ...(earliest === undefined ? [] : [`from ${earliest}`]),
    ...(latest === undefined ? [] : [`to ${latest}`]),
  ];
  return parts.join(' ');
}

function datasetName(dataset: Dataset): string {
  if (dataset.kind !== 'data-model') return dataset.kind;
  return [dataset.model, dataset.dataset].filter((part) => part !== '').join('.');
}

function excerpt(text: string, { start, end }: LogicalPlan['span']): string {
  return shortLine(text.slice(start, end), 120);
}

function requirements(predicate: Parameters<typeof requiredLiterals>[0], indent: string): string[] {
  return requiredLiterals(predicate).map((clause) => `${indent}requires ${clauseText(clause)}`);
}

function clauseText(clause: RequiredClause): string {
  const shown = clause.slice(0, 6).map(literalText);
  const rest = clause.length > shown.length ? ` or ${clause.length - shown.length} more` : '';
  return shown.join(' or ') + rest;
}

const VERBS = {
  exact: 'is',
  prefix: 'starts with',
  suffix: 'ends with',
  substring: 'holds',
} as const;

function literalText({ field, kind, text, ignoreCase }: RequiredLiteral): string {
  return `${field} ${VERBS[kind]} ${JSON.stringify(text)}${ignoreCase ? '' : ' (case-sensitive)'}`;
}
