import type { Refusal } from '../../backends/backend.ts';
import type { Dialect, DialectName } from '../../backends/sql/dialect.ts';
import { dialects } from '../../backends/sql/dialects/index.ts';
import { type SqlQuery, sqlBackend } from '../../backends/sql/sql-backend.ts';
import type { Tables } from '../../backends/sql/tables.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import type { CompiledSearch } from '../../detect/compile-search.ts';
import type { Workspace } from '../workspace.ts';
import { assumedTables } from './assumed-tables.ts';
import { sqlDiagnostic } from './diagnostics.ts';
import { folderTables, MappedDatasets } from './tables/mapped-datasets.ts';

/** A detection and its query in a dialect. */
export interface TranslatedDetection {
  readonly document: ContentDocument<Detection>;
  /** Undefined if it is refused. */
  readonly query: SqlQuery | undefined;
  /** Why it is refused, with the place in its search. */
  readonly diagnostics: readonly Diagnostic[];
  /** Why it is refused, as the end of a sentence. */
  readonly reason: string | null;
}

/**
 * Translates detections for the tables in tripline.yml, or for tables as `tripline load` makes them, with parameters for
 * the time range.
 */
export function translateDetections(
  workspace: Workspace,
  { paths, dialect }: { readonly paths: readonly string[]; readonly dialect: Dialect },
): readonly TranslatedDetection[] {
  const tables = folderTables(workspace);
  const mapped = tables && new MappedDatasets(tables, workspace, dialect);
  return workspace.select(paths).map((document) => {
    const search = workspace.compile(document);
    if (search.status !== 'executable') {
      const reason = `the search cannot run: ${search.reasons.join(', ')}`;
      return { document, query: undefined, diagnostics: [], reason };
    }
    const { program, refusals } = sqlBackend({
      dialect,
      tables: tablesFor(search, workspace, mapped),
      now: undefined,
      range: 'parameters',
    }).emit(search.optimised, search.source);
    const [refusal] = refusals;
    const diagnostics = refusals.map((one) => diagnosticOf(one, search, dialect));
    return { document, query: program, diagnostics, reason: refusal?.reason ?? null };
  });
}

/** Lookups are tables as `tripline load` names them, wherever the rows of datasets are. */
function tablesFor(
  { optimised }: CompiledSearch,
  { library }: Workspace,
  mapped: MappedDatasets | undefined,
): Tables {
  const assumed = assumedTables(optimised, library);
  if (mapped === undefined) return assumed;
  return { ...assumed, dataset: (dataset) => mapped.tableFor(dataset) };
}

/** The detections that can run, but have no SQL for an engine. */
export function notTranslated(workspace: Workspace, engine: DialectName): readonly Diagnostic[] {
  const translated = translateDetections(workspace, { paths: [], dialect: dialects[engine] });
  return translated.flatMap(({ diagnostics }) => diagnostics);
}

/** A refusal as a diagnostic at its place in the search. */
function diagnosticOf(
  { reason, span }: Refusal,
  { source }: CompiledSearch,
  { engine }: Dialect,
): Diagnostic {
  return sqlDiagnostic('not-translated', { engine, reason }, { source, ...span });
}
