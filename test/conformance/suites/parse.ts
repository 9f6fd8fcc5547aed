import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textReport } from '../../../tooling/base/report/text.ts';
import { fileSource } from '../../../tooling/base/source.ts';
import { commands } from '../../../tooling/commands/index.ts';
import { type LogicalPlan, nodesOf } from '../../../tooling/plan/plan.ts';
import { Printer } from '../../../tooling/spl/print.ts';
import { planSpl2 } from '../../../tooling/spl2/plan.ts';
import {
  openSnapshot,
  type ParsedSearch,
  parseExpanded,
  parseText,
  SNAPSHOTS,
  splSearches,
} from '../searches.ts';
import type { Suite, SuiteResult } from '../suite.ts';

const FOLDERS = ['detections', 'baselines', 'investigations'];

/** Every search of the snapshots parses; those with an error have a mistake that the message names. */
export const parsing: Suite = {
  name: 'parse',
  run: (corpus) => [
    ...SNAPSHOTS.flatMap((snapshot) => inSnapshot(corpus, snapshot)),
    accepted(corpus, 'parse-accept-1'),
    accepted(corpus, 'parse-accept-2'),
    spl2(corpus),
  ],
};

function inSnapshot(corpus: string, snapshot: string): SuiteResult[] {
  const workspace = openSnapshot(corpus, snapshot);
  const errors: string[] = [];
  const changed: string[] = [];
  let total = 0;
  for (const { path, source } of splSearches(workspace.content.root, FOLDERS)) {
    total += 1;
    const parsed = parseExpanded(source, workspace);
    const [first] = parsed.errors;
    if (first !== undefined) errors.push(`${path}: ${textReport(first).split('\n')[0]}`);
    else if (!printsTheSame(parsed)) changed.push(path);
  }
  const whole = total - errors.length;
  return [
    { suite: `parse-${snapshot}`, passed: whole, total, details: errors },
    { suite: `print-${snapshot}`, passed: whole - changed.length, total: whole, details: changed },
  ];
}

const printer = new Printer(commands);

/** What is printed parses without an error, to the same tree: spans aside. */
function printsTheSame({ pipeline }: ParsedSearch): boolean {
  const again = parseText(printer.pipeline(pipeline));
  return again.errors.length === 0 && shape(again.pipeline) === shape(pipeline);
}

function shape(tree: unknown): string {
  return JSON.stringify(tree, (key, value: unknown) => {
    // A value that needs no quotes may be printed without; where it stood is told by spans alone.
    if (key === 'span' || key === 'quoted') return undefined;
    return value instanceof Map ? [...value] : value;
  });
}

interface AcceptCase {
  readonly id: string;
  readonly query: string;
}

function accepted(corpus: string, suite: string): SuiteResult {
  const cases = casesOf(corpus, suite);
  const misses = cases.flatMap(({ id, query }) => {
    const [first] = parseText(query).errors;
    return first === undefined
      ? []
      : [`${id}: ${first.message} in ${query.slice(0, 120).replaceAll('\n', ' ')}`];
  });
  return { suite, passed: cases.length - misses.length, total: cases.length, details: misses };
}

/** Every SPL2 search is read to a plan; those that are not as they should be are named. */
function spl2(corpus: string): SuiteResult {
  const cases = casesOf(corpus, 'spl2-searches');
  const details: string[] = [];
  let passed = 0;
  for (const { id, query } of cases) {
    const errors: string[] = [];
    const { plan } = planSpl2(fileSource(id, query), (diagnostic) => {
      if (diagnostic.severity === 'error') errors.push(diagnostic.message);
    });
    if (isWhole(plan)) passed += 1;
    else errors.push('nothing is read from');
    if (errors.length > 0) details.push(`${id}: ${errors[0]}`);
  }
  return { suite: 'parse-spl2', passed, total: cases.length, details };
}

/** A plan that reads something and does something with it. */
function isWhole(plan: LogicalPlan): boolean {
  const kinds = [...nodesOf(plan)].map(({ kind }) => kind);
  return kinds.length > 1 && (kinds.includes('scan') || kinds.includes('unsupported'));
}

function casesOf(corpus: string, name: string): readonly AcceptCase[] {
  return JSON.parse(readFileSync(join(corpus, 'spl', `${name}.json`), 'utf8')).cases;
}
