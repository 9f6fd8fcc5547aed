import { defineDiagnostics } from '../../base/diagnostic.ts';

/** Searches that have no SQL. */
export const sqlDiagnostic = defineDiagnostics('sql', {
  'not-translated': {
    severity: 'warning',
    message: ({ engine, reason }: { engine: string; reason: string }) =>
      `no SQL for ${engine}: ${reason}`,
    help: () => 'the detection runs locally; on this engine it is left out',
  },
});
