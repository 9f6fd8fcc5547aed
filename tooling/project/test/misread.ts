import type { Diagnostic } from '../../base/diagnostic.ts';
import { toFile } from '../../base/source.ts';
import type { ContentDocument, Path } from '../../content/document.ts';
import { relativePath } from '../../content/files.ts';
import type { Detection } from '../../content/model.ts';
import { TESTS_FOLDER } from '../../content/separate-tests.ts';
import { type ErrorsByFile, errorsByFile, unreadPaths } from '../blocking-errors.ts';
import type { Workspace } from '../workspace.ts';
import type { TestResult } from './test-result.ts';

const NOT_RUN = {
  test: '-',
  data: [],
  missing: [],
  status: 'error',
  expected: '',
  rows: [],
  events: 0,
  ms: 0,
  inconclusive: [],
  warnings: [],
} as const;

/** Selected detections, and stories with a scenario, that could not be read: they never count as passed. */
export function unreadDetections(
  workspace: Workspace,
  paths: readonly string[],
): readonly TestResult[] {
  const { root, detection, story } = workspace.content;
  const unreadFiles = unreadPaths(workspace);
  const isSelected = paths.length === 0 ? () => true : workspace.selector(paths);
  return [...errorsByFile(workspace)].flatMap(([name, diagnostics]): TestResult[] => {
    const path = relativePath(name, root);
    const isPartial = [...detection.all, ...story.all].some((document) => document.path === path);
    const reason = unreadFiles.has(path)
      ? reasonOf(path, { diagnostics, isSelected, isPartial })
      : undefined;
    return reason === undefined ? [] : [{ ...unread(diagnostics), detection: path, reason }];
  });
}

interface UnreadFile {
  readonly diagnostics: readonly Diagnostic[];
  readonly isSelected: (path: string) => boolean;
  /** Whether its other parts were read, and its tests run. */
  readonly isPartial: boolean;
}

/** Why a run with this selection fails because of an unreadable file; undefined if it does not. */
function reasonOf(
  path: string,
  { diagnostics, isSelected, isPartial }: UnreadFile,
): string | undefined {
  // An unreadable test file can have tests of any detection.
  if (path.startsWith(`${TESTS_FOLDER}/`)) return 'test file cannot be read';
  if (!isSelected(path)) return undefined;
  if (diagnostics.some(({ code }) => code === 'content/not-read')) return 'file is not read';
  if (path.startsWith('stories/'))
    return !isPartial && hasScenario(diagnostics)
      ? 'story with a scenario cannot be read'
      : undefined;
  if (!path.startsWith('detections/')) return undefined;
  return isPartial ? 'required parts are missing or invalid' : 'detection cannot be read';
}

/** Whether the text of an unreadable story looks as if it had a scenario, which does not run. */
function hasScenario([first]: readonly Diagnostic[]): boolean {
  return first?.span !== undefined && /^scenario:/m.test(toFile(first.span).source.text);
}

/** Errors in the tests of a detection: parts that were left out cannot have been tested. */
export function misreadTests(
  detection: ContentDocument<Detection>,
  errors: ErrorsByFile,
): TestResult | undefined {
  const found = [...ownErrors(detection, errors), ...separateErrors(detection, errors)];
  if (found.length === 0) return undefined;
  const reason = 'its tests have errors';
  return { ...unread(found), detection: detection.data.name, reason };
}

function ownErrors(
  detection: ContentDocument<Detection>,
  errors: ErrorsByFile,
): readonly Diagnostic[] {
  return 'tests' in detection.written ? errorsIn(detection, ['tests'], errors) : [];
}

/** The errors in a part of a document, and of its key: what is missing is reported there. */
export function errorsIn(
  { spanAt }: ContentDocument<unknown>,
  path: Path,
  errors: ErrorsByFile,
): readonly Diagnostic[] {
  const part = toFile(spanAt(path));
  const { start: from } = toFile(spanAt(path, 'key'));
  return (errors.get(part.source.name) ?? []).filter(({ span }) => {
    const start = span && toFile(span).start;
    return start !== undefined && from <= start && start < part.end;
  });
}

/** Errors of a file of separate tests concern every detection that it names. */
function separateErrors(
  { testFiles = [] }: ContentDocument<Detection>,
  errors: ErrorsByFile,
): readonly Diagnostic[] {
  return testFiles.flatMap(({ source }) => errors.get(source.name) ?? []);
}

function unread(diagnostics: readonly Diagnostic[]) {
  return { ...NOT_RUN, kind: 'unread', span: diagnostics[0]?.span, diagnostics } as const;
}
