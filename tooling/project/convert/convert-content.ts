import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic, Report } from '../../base/diagnostic.ts';
import { isRecord } from '../../base/record.ts';
import { contentDiagnostic } from '../../content/diagnostics.ts';
import { mainDialect } from '../../content/dialects/consistency.ts';
import type { Dialect } from '../../content/dialects/dialect.ts';
import { rewritten } from '../../content/dialects/rewrite.ts';
import { WRITERS } from '../../content/dialects/write.ts';
import type { Data, Loss, Target, WriteContext } from '../../content/dialects/writer.ts';
import type { ContentDocument } from '../../content/document.ts';
import { optionalText } from '../../content/files.ts';
import { parseYaml } from '../../content/yaml.ts';
import { type ErrorsByFile, errorsByFile } from '../blocking-errors.ts';
import type { Workspace } from '../workspace.ts';
import { deprecationFile } from './deprecation-file.ts';
import { newPath } from './new-path.ts';
import type { NewText } from './new-text.ts';
import { schedulesOf } from './schedules.ts';
import { withoutFileKeys } from './separate-tests.ts';
import { settingsFile } from './settings-file.ts';
import { tablesOf } from './tables.ts';

/** How a content folder is converted. */
export interface ConvertOptions {
  /** Only files in this dialect; undefined for all. */
  readonly from: Dialect | undefined;
  readonly to: Target;
  /** Whether each file stays where it is; otherwise, files move to the folders of the dialect. */
  readonly inPlace: boolean;
  readonly today: string;
}

/** A file in another dialect. */
export interface ConvertedFile {
  /** Relative to the content folder. */
  readonly path: string;
  readonly text: string;
  /** The document that it was made from; undefined for files that are copied or replace several. */
  readonly document: ContentDocument<unknown> | undefined;
  /** Whether the text differs from the file. */
  readonly isChanged: boolean;
}

/** The files of a content folder in another dialect, what was lost, and which files could not be converted. */
export interface Conversion {
  readonly files: readonly ConvertedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Converts a content folder. Nothing is written. */
export function convertContent(workspace: Workspace, options: ConvertOptions): Conversion {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (problem) => diagnostics.push(problem);
  const converter = new Converter(workspace, options, report);
  const files = documentsOf(workspace, options).flatMap(
    (document) => converter.convert(document) ?? [],
  );
  converter.reportUnread();
  const more = furtherFiles(workspace, options).map(
    (file): ConvertedFile => ({ ...file, document: undefined, isChanged: true }),
  );
  return { files: [...files, ...more], diagnostics };
}

/** Two schedules of ESCU 6 replace all deployments, so these are not documents that are converted. */
function documentsOf(
  { content }: Workspace,
  { to }: ConvertOptions,
): readonly ContentDocument<unknown>[] {
  return [
    // Sigma rules have a conversion of their own.
    ...content.detection.all.filter(({ dialect }) => dialect !== 'sigma'),
    ...content.story.all,
    ...content.baseline.all,
    ...content.macro.all,
    ...content.lookup.all,
    ...content.data_source.all,
    ...content.dashboard.all,
    ...content.investigation.all,
    ...content.removed.all,
    ...(to === 'escu6' ? [] : content.deployment.all),
  ];
}

/** Files that are not documents of their own, or that replace several; none that exists in place. */
function furtherFiles(workspace: Workspace, options: ConvertOptions): readonly NewText[] {
  const { content } = workspace;
  const { to, inPlace } = options;
  const files = [
    ...(to === 'escu6' ? [] : deprecationFile(content)),
    ...settingsFile(workspace, to),
    ...tablesOf(content, options),
  ];
  if (inPlace) return files.filter(({ path }) => !existsSync(join(content.root, path)));
  return [...files, ...movedFiles(workspace, options)];
}

/** Definitions of dashboards, and the schedules of ESCU 6. */
function movedFiles({ content }: Workspace, { to, today }: ConvertOptions): readonly NewText[] {
  const dashboards = content.dashboard.all.flatMap(({ path }) => {
    const json = path.replace(/\.ya?ml$/, '.json');
    const file = optionalText(content.root, json, () => undefined);
    return file === undefined ? [] : [{ path: json, text: file.text }];
  });
  const schedules = content.deployment.all.filter(({ dialect }) => dialect !== 'escu6');
  return [...dashboards, ...(to === 'escu6' ? schedulesOf(schedules, today) : [])];
}

class Converter {
  private readonly options: ConvertOptions;
  private readonly report: Report;
  private readonly errors: ErrorsByFile;
  private readonly main: Dialect | undefined;
  private readonly baselinesOf: ReadonlyMap<string, readonly string[]>;
  private readonly seen = new Set<string>();

  constructor(workspace: Workspace, options: ConvertOptions, report: Report) {
    this.options = options;
    this.report = report;
    this.errors = errorsByFile(workspace);
    this.main = mainDialect(workspace.content);
    this.baselinesOf = baselinesByDetection(workspace);
  }

  /** The file in the other dialect; undefined, and reported, if it cannot be converted. */
  convert(document: ContentDocument<unknown>): ConvertedFile | undefined {
    this.seen.add(document.source.name);
    const { from, to, inPlace } = this.options;
    if (from !== undefined && document.dialect !== undefined && document.dialect !== from)
      return undefined;
    const [error] = this.errors.get(document.source.name) ?? [];
    if (error !== undefined) return this.refuse(document, error.message);
    const yaml = parseYaml(document.source, () => undefined);
    if (yaml === undefined || !isRecord(document.data))
      return this.refuse(document, 'it cannot be read');
    const native = withoutFileKeys(withOwnName(document.data, document));
    const written = WRITERS[to](native, this.contextOf(document, native));
    if ('reason' in written) return this.refuse(document, written.reason, written.path);
    for (const { path, reason } of [...written.losses, ...reviewOf(document)]) {
      const params = { path: document.writtenPath(path).join('.'), reason };
      this.report(contentDiagnostic('lost-in-conversion', params, document.spanAt(path)));
    }
    const text = rewritten(yaml, document.written, written.data);
    const isChanged = text !== document.source.text;
    return { path: inPlace ? document.path : newPath(document, to), text, document, isChanged };
  }

  /** Files that could not be read at all. */
  reportUnread(): void {
    for (const [name, [error]] of this.errors) {
      if (error === undefined || this.seen.has(name)) continue;
      const params = { reason: error.message };
      this.report(contentDiagnostic('not-converted', params, error.span));
    }
  }

  private contextOf({ kind, path, dialect }: ContentDocument<unknown>, native: Data): WriteContext {
    const { to, today } = this.options;
    const name = String(native['name']);
    return {
      kind,
      path,
      isOtherDialect: (dialect ?? this.main) !== to,
      baselines: this.baselinesOf.get(name) ?? [],
      today,
    };
  }

  private refuse(
    document: ContentDocument<unknown>,
    reason: string,
    path: readonly (string | number)[] = [],
  ): undefined {
    this.report(contentDiagnostic('not-converted', { reason }, document.spanAt(path)));
    return undefined;
  }
}

/** The mark of the porter is not part of any dialect. */
function reviewOf({ written }: ContentDocument<unknown>): readonly Loss[] {
  return 'MANUAL_REVIEW' in written
    ? [{ path: ['MANUAL_REVIEW'], reason: 'left out: check what it asks for' }]
    : [];
}

/** The name of a macro in the native form has its number of arguments. */
function withOwnName(data: Data, { kind, written }: ContentDocument<unknown>): Data {
  return kind === 'macro' ? { ...data, name: written['name'] } : data;
}

/** In v5, baselines name their detections; in ESCU 6 it is the other way around. */
function baselinesByDetection({ content }: Workspace): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { data } of content.baseline.all) {
    for (const detection of data.tags.detections ?? []) {
      const known = names.get(detection) ?? [];
      names.set(detection, [...known, data.name]);
    }
  }
  return names;
}
