import type { SamplePlaces } from '../../attack-data/locate.ts';
import { namedSamples } from '../../attack-data/named-samples.ts';
import type { Workspaces } from '../../project/workspace.ts';
import { mayAskOf } from '../data/allow-private.ts';
import { fetchedText, fetchMissing, JOBS, samplePlaces, sayOn } from '../data/samples.ts';
import type { World } from '../world.ts';
import type { TestOptions } from './options.ts';

/**
 * The folders of the samples of tests, after missing ones were fetched if requested. Undefined, with a report, if
 * the lock is invalid.
 */
export async function samplesFor(
  paths: readonly string[],
  options: Pick<TestOptions, 'content' | 'attackData' | 'fetch' | 'allowPrivate'>,
  { world, workspaces }: { readonly world: World; readonly workspaces: Workspaces },
): Promise<SamplePlaces | undefined> {
  const workspace = workspaces.open(options.content);
  const places = samplePlaces(options, workspaces.validate, world);
  if (places === undefined || !options.fetch) return places;
  // Rejected references are reported with their test.
  const named = namedSamples(workspace.select(paths), () => undefined);
  const mayAsk = mayAskOf(options);
  const report = sayOn(world);
  const outcome = await fetchMissing(named, places, { world, jobs: JOBS, mayAsk, report });
  world.stderr(fetchedText(outcome));
  return places;
}
