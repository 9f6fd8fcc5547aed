import type { MessagePort } from 'node:worker_threads';
import type { PackedRows } from '../../detect/routed/packed-rows.ts';
import { receivedSearch } from '../../detect/sent-search.ts';
import { openGeoDatabase } from '../geo-database.ts';
import type { Host } from '../host.ts';
import { Workspaces } from '../workspace.ts';
import {
  type Holdings,
  Participant,
  type SearchPart,
  type ShareResult,
  type TaskResult,
} from './participant.ts';
import type { LogProgress } from './read-logs.ts';
import type { RunOrder } from './run-order.ts';
import { type ReadTask, Shared } from './tasks.ts';

/** What a thread is asked for. */
export type ToThread =
  | { readonly kind: 'share'; readonly part: SearchPart }
  | { readonly kind: 'take'; readonly packed: readonly PackedRows[] };

/** What a thread answers. */
export type FromThread =
  | { readonly kind: 'progress'; readonly task: number; readonly progress: LogProgress }
  | { readonly kind: 'read'; readonly tasks: readonly TaskResult[]; readonly holdings: Holdings }
  | { readonly kind: 'packed'; readonly packed: PackedRows }
  | { readonly kind: 'found'; readonly results: readonly ShareResult[] };

/** The code of a thread: reads, then runs searches. */
export async function serveRun(port: MessagePort, order: RunOrder, host: Host): Promise<void> {
  const { content, geo, timeZone, searches } = order;
  const kinds = ['macro', 'lookup', 'data_source', 'data_model'] as const;
  const { library } = new Workspaces(host).open(content, kinds);
  const shared = new Shared(order.shared);
  const participant = new Participant(
    searches.map((search) => receivedSearch(search, library)),
    library,
    order,
  );
  const post = (message: FromThread) => port.postMessage(message);
  const settings = { timeZone, ...(geo !== undefined && { geo: openGeoDatabase(geo) }) };
  let part: SearchPart | undefined;
  port.on('message', (message: ToThread) => {
    if (message.kind === 'share') {
      part = message.part;
      post({ kind: 'packed', packed: participant.pack() });
      return;
    }
    if (part === undefined) return;
    participant.take(part, message.packed);
    const work = participant.runShare(part, { options: { settings, clock: host.clock }, shared });
    void work.then((results) => post({ kind: 'found', results: results.map(sendable) }));
  });
  const tasks = await readTasks(participant, { tasks: order.tasks, shared }, (task, progress) =>
    post({ kind: 'progress', task, progress }),
  );
  post({ kind: 'read', tasks, holdings: participant.holdings });
}

/** Reads one task after the other, as long as there are any. */
export async function readTasks(
  participant: Participant,
  { tasks, shared }: { readonly tasks: readonly ReadTask[]; readonly shared: Shared },
  onProgress: (task: number, progress: LogProgress) => void,
): Promise<readonly TaskResult[]> {
  const results: TaskResult[] = [];
  const isStopped = () => shared.interrupts > 0;
  for (let task = tasks[shared.next()]; task !== undefined; task = tasks[shared.next()]) {
    if (isStopped()) break;
    const { position } = task;
    const live = {
      isStopped,
      onProgress: (progress: LogProgress) => onProgress(position, progress),
    };
    results.push(await participant.read(task, live));
  }
  return results;
}

/** Copies rows: some are rendered only when they are read. */
function sendable([search, result]: ShareResult): ShareResult {
  const found = result.found.map((one) => ({ ...one, row: new Map(one.row) }));
  return [search, { ...result, found }];
}
