import { lockIn } from '../../attack-data/lock.ts';
import { parseReference } from '../../attack-data/reference.ts';
import type { Diagnostic, Report } from '../../base/diagnostic.ts';
import { textReport } from '../../base/report/text.ts';
import type { Source } from '../../base/source.ts';
import type { Content } from '../../content/content.ts';
import type { TextReader } from '../../content/content-reader.ts';
import { checkDialects } from '../../content/dialects/consistency.ts';
import type { ContentDocument } from '../../content/document.ts';
import { relativePath } from '../../content/files.ts';
import { checkLinks } from '../../content/link.ts';
import type { Detection } from '../../content/model.ts';
import { LOCK_FILE } from '../../content/root-files.ts';
import type { CompiledSearch } from '../../detect/compile-search.ts';
import { lintDiagnostic } from '../../lint/diagnostics.ts';
import type { Repository, Searching } from '../../lint/repository.ts';
import type { Rule } from '../../lint/rule.ts';
import { rules as ownRules } from '../../lint/rules/index.ts';
import { runRules } from '../../lint/run-rules.ts';
import { codeOf, type Settings, settingsOf } from '../../lint/settings.ts';
import { type ErrorsByFile, errorsByFile } from '../blocking-errors.ts';
import { shippedAttackTable } from '../docs/read-style.ts';
import type { Host } from '../host.ts';
import { packageContent } from '../package-content.ts';
import { folderTables } from '../sql/tables/mapped-datasets.ts';
import { UsageError } from '../usage-error.ts';
import type { Workspace } from '../workspace.ts';
import { fixedCodes, stageCodes } from './codes.ts';
import type { CustomRules } from './custom-rules.ts';
import { finish, finishingOf } from './finish.ts';

/** The result of checking a content folder. */
export interface CheckResult {
  /** Findings by file and location; those without a location first. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many findings are suppressed by comments. */
  readonly suppressed: number;
  readonly detections: readonly CheckedDetection[];
  /** The baseline file from tripline.yml. */
  readonly baseline: string | undefined;
}

/** The status of a compiled detection. */
export interface CheckedDetection {
  /** The displayed path. */
  readonly file: string;
  readonly id: string;
  readonly name: string;
  readonly status: CompiledSearch['status'];
  readonly reasons: readonly string[];
}

/** What is checked besides the content itself. */
export interface CheckOptions {
  readonly custom?: CustomRules;
  /** Additional findings, which count and can be suppressed like all others. */
  readonly more?: readonly Diagnostic[];
  /** Codes of checks that did not run: comments that suppress them are not reported as unused. */
  readonly notAsked?: RegExp;
}

/** Runs every stage over a content folder: schema, references, compiler and linter. */
export function checkContent(
  workspace: Workspace,
  host: Host,
  { custom = { rules: [], notRun: [] }, more = [], notAsked = notAskedFor({}) }: CheckOptions = {},
): CheckResult {
  const rules = [...ownRules, ...custom.rules];
  const codes = [...stageCodes, ...custom.notRun.map(codeOf)];
  const { content, builtIn, external, report, configuration } = workspace;
  const settings = configured(workspace, rules, codes);
  const misread = errorsByFile(workspace);
  checkLinks(content, { builtIn, external, report });
  checkDialects(content, workspace.configuration?.data.dialect, report);
  for (const problem of folderTables(workspace)?.problems ?? []) report(problem);
  if (custom.notRun.length > 0)
    report(lintDiagnostic('custom-rules-not-run', { names: custom.notRun }, undefined));
  const repository = repositoryOf(workspace, host);
  const wanted = rules.filter((rule) => settings.runs(rule));
  const found = [...workspace.diagnostics, ...more, ...runRules(wanted, repository)];
  const finishing = finishingOf({ root: content.root, settings, rules, codes, notAsked });
  const { diagnostics, suppressed } = finish(found, sourcesOf(workspace), finishing);
  return {
    diagnostics,
    suppressed,
    baseline: configuration?.data.baseline,
    detections: [...repository.detections.map(checkedIn(misread)), ...unreadIn(content, misread)],
  };
}

/** A detection with its status. Errors of its file are its errors, even if its search can run. */
function checkedIn(errors: ErrorsByFile) {
  return ({ document, data, search }: Searching<Detection>): CheckedDetection => {
    const file = document.source.name;
    const own = (errors.get(file) ?? []).map(({ code }) => code);
    const reasons = [...new Set([...own, ...search.reasons])];
    const status = own.length > 0 ? 'error' : search.status;
    return { file, id: data.id, name: data.name, status, reasons };
  };
}

/** Files of detections that could not be read at all. */
function unreadIn({ root, detection }: Content, errors: ErrorsByFile): CheckedDetection[] {
  const read = new Set(detection.all.map(({ source }) => source.name));
  return [...errors].flatMap(([file, problems]): CheckedDetection[] => {
    const path = relativePath(file, root);
    if (read.has(file) || !/^detections\/.*\.ya?ml$/.test(path)) return [];
    const reasons = [...new Set(problems.map(({ code }) => code))];
    return [{ file, id: '', name: path, status: 'error', reasons }];
  });
}

interface Asked {
  readonly base?: string | undefined;
  readonly links?: boolean | undefined;
  readonly engine?: string | undefined;
}

/** Codes of checks that did not run: versions without a base, dead links without --links, SQL without an engine. */
export function notAskedFor({ base, links, engine }: Asked): RegExp {
  const codes = [
    base === undefined ? ['version/'] : [],
    links ? [] : ['lint/dead-link$'],
    engine === undefined ? ['sql/'] : [],
  ].flat();
  return new RegExp(`^(?:${codes.join('|') || '$'})`);
}

function configured(
  { configuration }: Workspace,
  rules: readonly Rule[],
  codes: readonly string[],
): Settings {
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic) => problems.push(problem);
  const settings = settingsOf({ configuration, rules, codes, fixed: fixedCodes, report });
  if (problems.length > 0)
    throw new UsageError(problems.map((item) => textReport(item)).join('\n'));
  return settings;
}

/** All content with its compiled searches. */
export function repositoryOf(workspace: Workspace, host: Host): Repository {
  const { content, builtIn, library } = workspace;
  const compiled = <Data extends { readonly search: string }>(
    documents: readonly ContentDocument<Data>[],
  ): Searching<Data>[] =>
    documents.map((document) => ({
      document,
      data: document.data,
      search: workspace.compile(document),
      at: document.spanAt,
    }));
  return {
    content,
    builtIn,
    library,
    detections: compiled(content.detection.all),
    baselines: compiled(content.baseline.all),
    investigations: compiled(content.investigation.all),
    attack: shippedAttackTable(host.packageRoot, workspace.configuration?.data.attack),
    files: workspace.files,
    isLocked: lockedIn(workspace.reader, host, workspace.report),
    today: host.today(),
  };
}

/** The entries of a content folder's lock file; undefined if it is missing or unreadable. */
export function lockedIn(
  reader: TextReader,
  { packageRoot }: Host,
  report: Report,
): Repository['isLocked'] {
  const source = reader.text(LOCK_FILE, report);
  const { validate } = packageContent(packageRoot);
  const lock = source && lockIn(source, { validate, report });
  return (
    lock &&
    ((reference) => {
      const address = parseReference(reference);
      return address.kind === 'address' && lock.has(address.url);
    })
  );
}

function* sourcesOf({ content }: Workspace): Iterable<Source> {
  const { root: _, ...kinds } = content;
  for (const { all } of Object.values(kinds)) {
    for (const { source } of all) yield source;
  }
}
