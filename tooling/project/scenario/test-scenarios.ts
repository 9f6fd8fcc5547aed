import type { Diagnostic, Report } from '../../base/diagnostic.ts';
import { toFile } from '../../base/source.ts';
import type { Verdict } from '../../base/verdict.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Story } from '../../content/model.ts';
import { errorsByFile } from '../blocking-errors.ts';
import type { RunOutcome } from '../run/run-detections.ts';
import { strictly } from '../strict.ts';
import { errorsIn } from '../test/misread.ts';
import type { TestResult } from '../test/test-result.ts';
import type { Workspace } from '../workspace.ts';
import { judgeScenario, type Scenario } from './judge-scenario.ts';
import { runScenario, type ScenarioOptions } from './run-scenario.ts';
import { scenarioLogs } from './scenario-logs.ts';

/** How scenarios are tested. */
export interface ScenarioTestOptions extends ScenarioOptions {
  /** Whether malformed or unrecognized records are errors. */
  readonly strict?: boolean | undefined;
  /** Whether missing data is an error. */
  readonly requireData?: boolean | undefined;
}

/** What scenarios need of an open content folder. */
export type ScenarioContent = Pick<Workspace, 'content' | 'library' | 'compile' | 'diagnostics'>;

/** Runs the scenarios of stories, and compares what detections find with the lists of each. */
export async function* testScenarios(
  workspace: ScenarioContent,
  stories: readonly ContentDocument<Story>[],
  options: ScenarioTestOptions,
): AsyncIterable<TestResult> {
  for (const story of stories) {
    const started = options.clock();
    const outcome = await outcomeOf(story, workspace, options);
    if (outcome !== undefined) yield { ...outcome, ms: Math.round(options.clock() - started) };
  }
}

type Outcome = Omit<TestResult, 'ms'>;

/** Undefined for a story without a scenario. */
async function outcomeOf(
  story: ContentDocument<Story>,
  workspace: ScenarioContent,
  options: ScenarioTestOptions,
): Promise<Outcome | undefined> {
  const { scenario, name } = story.data;
  if (!('scenario' in story.written)) return undefined;
  const base = { ...NOTHING, detection: name, span: toFile(story.spanAt(['scenario'], 'key')) };
  const errors = errorsIn(story, ['scenario'], errorsByFile(workspace));
  if (scenario === undefined || errors.length > 0)
    return { ...base, status: 'error', reason: 'the scenario has errors', diagnostics: errors };
  const { data } = scenario;
  const located = { ...base, data: [data], expected: scenario.detections.join(', ') };
  const found = scenarioLogs(workspace.content.root, data);
  if (found.kind === 'missing') {
    const status = options.requireData ? 'error' : 'skipped';
    return { ...located, status, reason: `data missing: ${found.reason}`, missing: [data] };
  }
  if (found.kind === 'refused') return { ...located, status: 'error', reason: found.reason };
  const run = await runScenario(workspace, found.logs, options);
  const { status, reason, diagnostics } = verdictOf(run, { story, scenario, workspace, options });
  const rows = run.findings.map(({ row }) => row);
  return { ...located, status, reason, diagnostics, rows, events: run.events };
}

/** The parts of a result that few scenarios have. */
const NOTHING = {
  test: 'scenario',
  kind: 'scenario',
  data: [],
  missing: [],
  expected: '',
  rows: [],
  events: 0,
  inconclusive: [],
  warnings: [],
  diagnostics: [],
} as const;

interface Judged {
  readonly story: ContentDocument<Story>;
  readonly scenario: Scenario;
  readonly workspace: ScenarioContent;
  readonly options: ScenarioTestOptions;
}

interface ScenarioVerdict {
  readonly status: Verdict;
  readonly reason: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Logs that could not be read completely, and searches that did not end, prove nothing. */
function verdictOf(
  run: RunOutcome,
  { story, scenario, workspace, options }: Judged,
): ScenarioVerdict {
  const problems: Diagnostic[] = [];
  const report: Report = (problem) => problems.push(problem);
  run.problems.forEach(options.strict === true ? strictly(report) : report);
  const flaw = problems.find(({ severity }) => severity === 'error');
  if (flaw !== undefined) return { status: 'error', reason: flaw.message, diagnostics: problems };
  const [cut] = run.incomplete;
  if (cut !== undefined) {
    const reason = `${cut.detection.data.name}: ${cut.reason}`;
    return { status: 'error', reason, diagnostics: problems };
  }
  const { content } = workspace;
  const differences = judgeScenario(story, scenario, { ...run, content });
  const [first, ...others] = differences;
  if (first === undefined) return { status: 'passed', reason: null, diagnostics: problems };
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  const diagnostics = [...differences, ...problems];
  return { status: 'failed', reason: `${first.message}${more}`, diagnostics };
}
