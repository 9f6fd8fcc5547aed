import { counted } from '../../base/counted.ts';
import { isoTime } from '../../base/iso-time.ts';
import type { RunOutcome } from './run-detections.ts';

/** What an interrupted run says of its findings. */
export const PARTIAL = 'Partial results: the run was interrupted.';

/** What was run over what, in one sentence. */
export function factsOf({ findings, ran, events, windows, now }: RunOutcome): string {
  const counts = `${counted(findings.length, 'finding')} of ${counted(ran, 'detection')} in ${counted(events, 'event')}`;
  return windows === undefined
    ? `${counts}; the current time of the searches is ${isoTime(now)}`
    : `${counts}, in ${counted(windows, 'window')}; the current time of the searches is the end of each`;
}
