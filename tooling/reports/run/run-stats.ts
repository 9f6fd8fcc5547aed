import Papa from 'papaparse';
import type { DetectionCost, RunOutcome } from '../../project/run/run-detections.ts';
import { listed } from '../parts/listed.ts';

const COLUMNS = ['ms', 'candidates', 'kept', 'runs', 'findings', 'detection', 'path'];

/** The cost of each detection as a CSV table with a header, the longest first. */
export function runStats({ costs }: RunOutcome): string {
  const cells = byTime(costs).map((cost) => [...numbersOf(cost), ...namesOf(cost)]);
  const table = { fields: COLUMNS, data: cells };
  return `${Papa.unparse(table, { escapeFormulae: true, newline: '\n' })}\n`;
}

/** The costs of the detections that took longest, for a terminal. */
export function statsText({ costs }: RunOutcome): string {
  const total = costs.reduce((sum, { ms }) => sum + ms, 0);
  const title = `searches took ${(total / 1000).toFixed(1)} s: ms, candidates, kept rows, runs, findings`;
  return listed(
    title,
    byTime(costs).map((cost) => [...numbersOf(cost), cost.detection.data.name]),
  );
}

function byTime(costs: readonly DetectionCost[]): readonly DetectionCost[] {
  return costs.toSorted((a, b) => b.ms - a.ms);
}

function numbersOf({ ms, candidates, kept, runs, findings }: DetectionCost): string[] {
  return [ms.toFixed(1), ...[candidates, kept, runs, findings].map(String)];
}

function namesOf({ detection }: DetectionCost): string[] {
  return [detection.data.name, detection.path];
}
