import { basename } from 'node:path';
import { RoutedSearches } from '../../tooling/detect/routed/routed-searches.ts';
import type { EventOrigin } from '../../tooling/detect/routed/stored-rows.ts';
import type { LogFile } from '../../tooling/project/run/log-files.ts';
import { readLogs } from '../../tooling/project/run/read-logs.ts';
import { runSearch } from '../../tooling/project/run/run-search.ts';
import type { Workspace } from '../../tooling/project/workspace.ts';

/** The numbers of the events that each Windows rule matches, by the name of the log. */
type HitsByLog = ReadonlyMap<string, readonly number[]>;

/** What each Windows rule that compiles matches in logs, by the id of the rule. */
export async function sigmaHits(
  workspace: Workspace,
  logs: readonly LogFile[],
): Promise<ReadonlyMap<string, HitsByLog>> {
  const { library } = workspace;
  const rules = windowsRules(workspace).map((rule) => ({ rule, search: workspace.compile(rule) }));
  const runnable = rules.filter(({ search }) => search.status === 'executable');
  const routed = new RoutedSearches(
    runnable.map(({ search }) => search),
    library,
  );
  const options = { library, report: ignore, stdin: noInput };
  await readLogs(logs, options, (event, origin) => routed.add(event, origin));
  const settings = { settings: {}, windows: undefined, now: routed.newest, clock: () => 0 };
  return new Map(
    routed.searches.map((search, index) => {
      const { found } = runSearch(search, settings);
      return [
        runnable[index]?.rule.data.id ?? '',
        byLog(found.flatMap(({ events }) => events?.listed ?? [])),
      ];
    }),
  );
}

function byLog(events: readonly EventOrigin[]): HitsByLog {
  const hits = new Map<string, number[]>();
  for (const { file, number } of events) {
    const name = basename(file);
    const numbers = hits.get(name) ?? [];
    hits.set(name, numbers);
    numbers.push(number);
  }
  for (const numbers of hits.values()) numbers.sort((a, b) => a - b);
  return hits;
}

/** Rules for Windows alone. */
export function windowsRules({ content }: Workspace) {
  return content.detection.all.filter(({ written }) => {
    const source = written['logsource'] as { product?: unknown } | undefined;
    return source?.product === 'windows';
  });
}

function ignore(): void {
  // Only what is found counts here.
}

async function* noInput(): AsyncGenerator<Buffer> {
  // The logs are files.
}
