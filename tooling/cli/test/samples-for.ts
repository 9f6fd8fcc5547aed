import type { SamplePlaces } from '../../attack-data/locate.ts';
import { namedSamples } from '../../attack-data/named-samples.ts';
import { mayAskOf } from '../data/allow-private.ts';
import { fetchedText, fetchMissing, JOBS, openPlaces, sayOn } from '../data/samples.ts';
import type { Workspaces } from '../workspace.ts';
import type { World } from '../world.ts';
import type { TestOptions } from './options.ts';

/**
 * Where the samples of tests lie, once those that are missing were fetched, if that is asked for. Undefined, and said,
 * when the lock cannot be trusted.
 */
export async function samplesFor(
  paths: readonly string[],
  options: TestOptions,
  { world, workspaces }: { readonly world: World; readonly workspaces: Workspaces },
): Promise<SamplePlaces | undefined> {
  const workspace = workspaces.open(options.content);
  const places = openPlaces(options, workspaces.validate, world);
  if (places === undefined || !options.fetch) return places;
  // What is refused is reported with the test that names it.
  const named = namedSamples(workspace.select(paths), () => undefined);
  const mayAsk = mayAskOf(options);
  const report = sayOn(world);
  const outcome = await fetchMissing(named, places, { world, jobs: JOBS, mayAsk, report });
  world.stderr(fetchedText(outcome));
  return places;
}
