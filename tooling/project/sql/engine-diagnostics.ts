import { type Diagnostic, defineDiagnostics } from '../../base/diagnostic.ts';
import type { SqlFailure } from '../../engines/sql-engine.ts';

interface Failed {
  readonly engine: string;
  readonly reason: string;
}

const AGAIN = 'run the same command again';

const about = (what: string, help?: string) => ({
  severity: 'error' as const,
  message: ({ engine, reason }: Failed) => `${engine}: ${what}: ${reason}`,
  ...(help !== undefined && { help: () => help }),
});

/** What engines that run SQL answer instead of rows. */
export const engineDiagnostic = defineDiagnostics('engine', {
  'not-installed': about('the client is not installed'),
  unreachable: about('the server is unreachable', 'check the address, and that the server runs'),
  denied: about(
    'the credentials are refused',
    'set TRIPLINE_SPARK_USER and TRIPLINE_SPARK_PASSWORD, or DATABRICKS_TOKEN, in the environment',
  ),
  expired: about('the session expired', AGAIN),
  lost: about('the connection was lost', AGAIN),
  canceled: about('the run was interrupted'),
  'missing-table': about('a table is missing', 'check the tables in tripline.yml'),
  'missing-column': about('a column is missing', 'check the columns in tripline.yml'),
  'wrong-type': about('a column has another type', 'check the columns in tripline.yml'),
  changed: about('a table changed while it was read', AGAIN),
  refused: about('the query was refused'),
  'too-many-rows': about('the result has too many rows', 'make the search more specific'),
});

/** A failure of an engine as a problem. */
export function engineProblem({ code, message }: SqlFailure, engine: string): Diagnostic {
  return engineDiagnostic(code, { engine, reason: message }, undefined);
}
