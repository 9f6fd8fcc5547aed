import { counted } from '../../base/counted.ts';
import { isoTime } from '../../base/iso-time.ts';
import type { RunOutcome } from './run-detections.ts';

/** What an interrupted run says of its findings. */
export const PARTIAL = 'Partial results: the run was interrupted.';

/** What was run over what, in one sentence. */
export function factsOf(outcome: RunOutcome): string {
  const { findings, ran, events, isUncounted = false } = outcome;
  const among = isUncounted ? '' : ` in ${counted(events, 'event')}`;
  const counts = `${counted(findings.length, 'finding')} of ${counted(ran, 'detection')}${among}`;
  return `${counts}${timesOf(outcome)}`;
}

/** What the searches took for the current time. */
function timesOf({ windows, suppressed, now, costs }: RunOutcome): string {
  if (suppressed !== undefined) {
    const runs = costs.reduce((sum, one) => sum + one.runs, 0);
    return `, in ${counted(runs, 'scheduled run')}; throttling suppressed ${counted(suppressed, 'result')}; the current time of the searches is that of each run`;
  }
  return windows === undefined
    ? `; the current time of the searches is ${isoTime(now)}`
    : `, in ${counted(windows, 'window')}; the current time of the searches is the end of each`;
}
