import { agree, counted } from '../../base/counted.ts';
import { positionAt } from '../../base/position.ts';
import { shortLine } from '../../base/shortened.ts';
import type { SourceSpan } from '../../base/source.ts';
import { CHANGES } from '../../quality/diagnostics.ts';
import type { ConditionCoverage, MutantResult } from '../../quality/measure.ts';
import type { MeasuredDetection } from './measure-detection.ts';

/** A condition that tests do not cover, for one line of a report. */
export interface ConditionLine {
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly problems: readonly string[];
}

/** What tests do not cover, one entry for each condition of the search: those with most problems first. */
export function conditionLines(
  measured: Pick<MeasuredDetection, 'conditions' | 'mutants'>,
): readonly ConditionLine[] {
  const { conditions = [], mutants = [] } = measured;
  const groups = conditions.map((condition) => new Group(condition.span, condition));
  for (const mutant of mutants) {
    if (mutant.killedBy === undefined || mutant.excluded !== null) continue;
    const group = nearest(groups, mutant.span) ?? new Group(mutant.span, undefined);
    if (!groups.includes(group)) groups.push(group);
    group.mutants.push(mutant);
  }
  return groups
    .filter(({ badness }) => badness > 0)
    .sort((a, b) => b.badness - a.badness || a.span.start - b.span.start)
    .map(lineOf);
}

class Group {
  readonly span: SourceSpan;
  readonly condition: ConditionCoverage | undefined;
  readonly mutants: MutantResult[] = [];

  constructor(span: SourceSpan, condition: ConditionCoverage | undefined) {
    this.span = span;
    this.condition = condition;
  }

  get survivors(): readonly MutantResult[] {
    return this.mutants.filter(({ killedBy }) => killedBy === null);
  }

  /** An outcome that no test depends on weighs more than any number of mutants. */
  get badness(): number {
    const { whenMet = true, whenUnmet = true } = this.condition ?? {};
    return (whenMet ? 0 : 100) + (whenUnmet ? 0 : 100) + this.survivors.length;
  }
}

/** The shortest condition that contains a place, else the one that begins in it. */
function nearest(groups: readonly Group[], { start, end }: SourceSpan): Group | undefined {
  const around = groups.filter(({ span }) => span.start <= start && end <= span.end);
  const [shortest] = around.sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
  return shortest ?? groups.find(({ span }) => start <= span.start && span.start < end);
}

function lineOf({ span, condition, mutants, survivors }: Group): ConditionLine {
  const { line, column } = positionAt(span.source, span.start);
  const text = condition?.text ?? span.source.text.slice(span.start, span.end);
  const kinds = [...new Set(survivors.map(({ kind }) => CHANGES[kind]))];
  const problems = [
    ...outcomeProblem(condition),
    ...(survivors.length === 0
      ? []
      : [
          `${survivors.length} of ${counted(mutants.length, 'mutant')} ${agree(survivors.length, 'survives', 'survive')} (${someOf(kinds)})`,
        ]),
  ];
  return { line, column, text: shortLine(text, 80), problems };
}

const MOST_KINDS = 2;

function someOf(kinds: readonly string[]): string {
  const rest = kinds.length - MOST_KINDS;
  const shown = kinds.slice(0, MOST_KINDS).join(', ');
  return rest > 0 ? `${shown}, and ${counted(rest, 'other change')}` : shown;
}

function outcomeProblem(condition: ConditionCoverage | undefined): string[] {
  if (condition === undefined) return [];
  const missing = [
    ...(condition.whenMet ? [] : ['true']),
    ...(condition.whenUnmet ? [] : ['false']),
  ];
  return missing.length === 0 ? [] : [`no test depends on it being ${missing.join(' or ')}`];
}
