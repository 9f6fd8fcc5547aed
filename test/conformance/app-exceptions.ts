import Papa from 'papaparse';
import { sortedBy } from '../../tooling/base/order.ts';
import type { AppBuild } from '../../tooling/project/app/build-app.ts';
import { storyTags } from '../../tooling/render/app/api/story-objects.ts';
import { rulesOf } from '../../tooling/render/app/rule.ts';

interface Compared {
  readonly text: string;
  readonly build: AppBuild;
  readonly isOurs: boolean;
}

/** What the reference tools do by mistake or by chance, and what a third of a build does not have. */
const EXCEPTIONS: readonly (readonly [path: RegExp, adapt: (compared: Compared) => string])[] = [
  // Searches with tokens are escaped as if they were XML.
  [
    /api\/response_tasks\.json$/,
    ({ text }) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
  ],
  [/api\/stories\.json$/, storiesBeforeLast],
  // Lookups are in random order.
  [
    /api\/detections_v2\.json$/,
    ({ text }) =>
      withObjects(text, 'detections', (detection) => ({
        ...detection,
        lookups: sortedBy(detection['lookups'] as Entry[], ({ name }) => String(name)),
      })),
  ],
  // Detections and techniques are in random order, and the table that the build gets here has no version.
  [/reporting\/coverage\.json$/, ({ text }) => sortedLayer(text)],
  // The reference was built from the whole content, and then cut down.
  [/api\/baselines_v2\.json$/, withKnownDetections],
  [/deprecation_info\w*\.csv$/, withKnownLinks],
];

type Entry = Readonly<Record<string, unknown>>;

/** A file without what is known to differ. */
export function adapted(path: string, compared: Compared): string {
  const adapt = EXCEPTIONS.find(([pattern]) => pattern.test(path))?.[1];
  return adapt === undefined ? compared.text : adapt(compared);
}

function withObjects(text: string, key: string, change: (entry: Entry) => Entry): string {
  const objects: readonly Entry[] = JSON.parse(text)[key];
  return objects.map((entry) => JSON.stringify(change(entry))).join('\n');
}

/**
 * The tags of stories are made before the last detection is added, and their lists have no order; stories without an ID
 * get a random one.
 */
function storiesBeforeLast({ text, build, isOurs }: Compared): string {
  const { input, profile } = build;
  const rules = rulesOf({ input, profile });
  const { byName } = input.content.story;
  return withObjects(text, 'stories', (story) => {
    const data = byName.get(String(story['name']))?.data;
    if (data === undefined) return story;
    const own = rules.flatMap((rule) =>
      rule.stories.filter((name) => name === data.name).map(() => rule),
    );
    const tags = isOurs ? storyTags(data, own.slice(0, -1), { input, profile }) : story['tags'];
    return { ...story, id: data.id ?? '', tags: sortedLists(tags as Entry) };
  });
}

function sortedLayer(text: string): string {
  const { techniques, versions, ...layer } = JSON.parse(text);
  const sorted = sortedBy(techniques as Entry[], ({ techniqueID }) => String(techniqueID)).map(
    ({ metadata, links, ...technique }) => ({
      ...technique,
      metadata: inOrder(metadata),
      links: inOrder(links),
    }),
  );
  return JSON.stringify(
    { ...layer, versions: { ...versions, attack: '' }, techniques: sorted },
    undefined,
    1,
  );
}

function inOrder(list: unknown): readonly unknown[] {
  return sortedBy(list as unknown[], (entry) => JSON.stringify(entry));
}

function sortedLists(tags: Entry): Entry {
  const sorted = (key: string) =>
    sortedBy(tags[key] as unknown[], (item) =>
      typeof item === 'string' ? item : String((item as Entry)['mitre_attack_id']),
    );
  const keys = [
    'mitre_attack_tactics',
    'datamodels',
    'kill_chain_phases',
    'mitre_attack_enrichments',
  ];
  return { ...tags, ...Object.fromEntries(keys.map((key) => [key, sorted(key)])) };
}

function withKnownDetections({ text, build }: Compared): string {
  const { byName } = build.input.content.detection;
  return withObjects(text, 'baselines', (baseline) => {
    const tags = baseline['tags'] as { readonly detections: readonly string[] };
    return {
      ...baseline,
      tags: { ...tags, detections: tags.detections.filter((name) => byName.has(name)) },
    };
  });
}

function withKnownLinks({ text, build }: Compared): string {
  const { detection, story } = build.input.content;
  const isKnown = (name: string) => detection.byName.has(name) || story.byName.has(name);
  const { data } = Papa.parse<string[]>(text);
  const rows = data.map((row) =>
    (row[4] ?? '').split('\n').every(isKnown) ? row : row.slice(0, 5),
  );
  return JSON.stringify(rows, undefined, 1);
}
