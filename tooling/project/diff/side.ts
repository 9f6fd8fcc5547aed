import type { Report } from '../../base/diagnostic.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import { learned } from '../../detect/baseline.ts';
import { type Behaviour, behaviourOf, mappingText } from '../../detect/behaviour.ts';
import type { CompiledSearch } from '../../detect/compile-search.ts';
import { type Library, mergedDocuments } from '../../detect/library.ts';
import { type RunSettings, readSample, Sample } from '../../detect/sample.ts';
import { settingsOf } from '../../detect/test-detection.ts';
import type { Workspace } from '../workspace.ts';
import type { DiffSample } from './samples.ts';

/** A compiled detection of one side. */
export interface SideDetection {
  readonly document: ContentDocument<Detection>;
  readonly search: CompiledSearch;
  readonly behaviour: Behaviour;
}

/** The detections of a content folder by ID; repeated IDs are extended by the path. */
export function detectionsOf(workspace: Workspace): ReadonlyMap<string, SideDetection> {
  const detections = new Map<string, SideDetection>();
  for (const document of workspace.content.detection.all) {
    const { id } = document.data;
    const search = workspace.compile(document);
    const behaviour = behaviourOf(document, { search, library: workspace.library });
    const key = detections.has(id) ? `${id} ${document.path}` : id;
    detections.set(key, { document, search, behaviour });
  }
  return detections;
}

/**
 * Everything that turns raw events into rows on a side, including baselines. If it is equal, events are read once
 * for both.
 */
export function mappingOf({ content, builtIn, library }: Workspace): string {
  const documents = [
    ...mergedDocuments(content.data_source, builtIn.data_source),
    ...mergedDocuments(content.data_model, builtIn.data_model),
    ...content.baseline.all,
  ];
  return mappingText(documents, library);
}

/** A sample as read for the searches of one side. */
export interface ReadSample {
  readonly sample: Sample;
  readonly library: Library;
  readonly settings: RunSettings;
}

/** How a sample is read for one side. */
export interface ReadOptions {
  readonly timeZone: string;
  readonly report: Report;
}

/** Reads a sample with the data sources of a side, after running the baseline of its test. */
export async function readFor(
  workspace: Workspace,
  { parts, test, learnsFrom }: DiffSample,
  { timeZone, report }: ReadOptions,
): Promise<ReadSample> {
  const settings = test === undefined ? { timeZone } : settingsOf(test, { timeZone });
  const name = test?.baseline?.name;
  const baseline = name === undefined ? undefined : workspace.content.baseline.byName.get(name);
  const search = baseline && workspace.compile(baseline);
  let { library } = workspace;
  if (search?.runnable) {
    const sample = await readSample(learnsFrom, library, report);
    ({ library } = learned(library, { search, sample, settings: { timeZone } }));
  }
  return { sample: await readSample(parts, library, report), library, settings };
}

/** The same events for another side with equal data sources and data models; its lookups may differ. */
export function sharedWith({ sample, library, settings }: ReadSample, other: Library): ReadSample {
  const { dataSources, dataModels } = library;
  const own = { ...other, dataSources, dataModels };
  return { sample: new Sample(sample.inFileOrder, own), library: own, settings };
}
