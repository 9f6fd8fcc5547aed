import { fileSource } from '../../tooling/base/source.ts';
import { compileSearchText } from '../../tooling/detect/compile-search.ts';
import type { Event } from '../../tooling/events/event.ts';
import { runWith } from '../../tooling/events/run.ts';
import type { Workspace } from '../../tooling/project/workspace.ts';
import { best, ignore, print } from './measure.ts';

const EVENTS = 300_000;

/** One search over events in memory. */
export function benchMatcher({ library }: Workspace): void {
  const text =
    'EventID=1 (Image="*\\\\procdump.exe" OR Image="*\\\\procdump64.exe") CommandLine="*lsass*" | eval host=lower(Computer) | where len(CommandLine)>10 | stats count by host';
  const search = compileSearchText(fileSource('bench', text), library, ignore);
  const events = Array.from({ length: EVENTS }, (_, index) => eventNumber(index));
  const run = runWith({ scan: () => events });
  const ms = best(() => void [...search.executable(run)]);
  print('one matcher over events in memory', `${Math.round(EVENTS / ms)} k events/s`);
}

function eventNumber(index: number): Event {
  const isHit = index % 1000 === 0;
  return new Map<string, string | number>([
    ['_time', 1_700_000_000 + index],
    ['EventID', index % 3 === 0 ? '1' : '11'],
    ['Computer', `WS-${index % 50}`],
    ['Image', isHit ? 'C:\\Tools\\procdump.exe' : `C:\\Windows\\System32\\p${index % 200}.exe`],
    ['CommandLine', isHit ? 'procdump.exe -ma lsass.exe' : `p${index % 200}.exe /run ${index}`],
    ['User', 'CORP\\somebody'],
  ]);
}
