import { counted } from '../../base/counted.ts';
import type { NotRun, RunOutcome } from '../../project/run/run-detections.ts';
import { PARTIAL } from '../../project/run/run-facts.ts';
import { diagnosticsText } from '../parts/diagnostics-text.ts';
import { listed } from '../parts/listed.ts';

/** What a run could not do, for stderr; empty if nothing. */
export function runNotes({ notRun, incomplete, problems, isPartial }: RunOutcome): string {
  const cells = ({ detection, reason }: NotRun) => [detection.data.name, reason];
  const skipped =
    notRun.length === 0 ? '' : `${counted(notRun.length, 'detection')} cannot run offline\n`;
  return [
    diagnosticsText(problems),
    listed('detections with incomplete results', incomplete.map(cells)),
    skipped,
    isPartial ? `warning: ${PARTIAL}\n` : '',
  ].join('');
}
