import { posix } from 'node:path';
import { sortedBy } from '../../../base/order.ts';
import type { Story } from '../../../content/model.ts';
import { authorOf } from '../analytic-stories.ts';
import type { AppInput } from '../app-input.ts';
import type { JsonValue } from '../conf/json.ts';
import type { AppProfile } from '../profile.ts';
import type { Rule } from '../rule.ts';
import { headOf } from './head.ts';
import { enrichments, sorted, tacticTitle } from './techniques.ts';

interface Context {
  readonly input: AppInput;
  readonly profile: AppProfile;
}

/** The stories of the API, with what their detections say together. */
export function storyObjects(rules: readonly Rule[], { input, profile }: Context): JsonValue[] {
  const { story, investigation } = input.content;
  const ordered = profile.sorted ? sortedBy(rules, ({ name }) => name) : rules;
  return story.all.map(({ data }) => {
    // A detection that names a story twice is listed twice, as in analyticstories.conf.
    const own = ordered.flatMap((rule) =>
      rule.stories.filter((name) => name === data.name).map(() => rule),
    );
    const tasks = investigation.all.filter((task) =>
      task.data.tags.analytic_story?.includes(data.name),
    );
    return {
      ...headOf(data, profile),
      narrative: data.narrative,
      tags: storyTags(data, own, { input, profile }),
      detection_names: own.map(({ name }) => name),
      investigation_names: tasks.map((task) => task.data.name),
      baseline_names: profile.sorted
        ? sorted(own.flatMap((rule) => rule.data.baselines ?? []))
        : [],
      ...authorKeys(data, profile),
      detections: own.map((rule) => listed(rule, input)),
    };
  });
}

/** The tags of a story, and the facts of its detections: each once, sorted. */
export function storyTags(
  data: Story,
  rules: readonly Rule[],
  { input: { techniques }, profile }: Context,
): Readonly<Record<string, JsonValue>> {
  const ids = sorted(rules.flatMap(({ data: { tags } }) => tags.mitre_attack_id ?? []));
  return {
    category: data.tags.category,
    product: profile.list(data.tags.product ?? []),
    usecase: data.tags.usecase ?? null,
    mitre_attack_enrichments: enrichments(ids, techniques),
    mitre_attack_tactics: sorted(
      ids.flatMap((id) => (techniques.get(id)?.tactics ?? []).map(tacticTitle)),
    ),
    datamodels: sorted(rules.flatMap(({ dataModels }) => dataModels)),
    kill_chain_phases: sorted(rules.flatMap(({ mappings }) => mappings.kill_chain_phases ?? [])),
  };
}

function authorKeys(data: Story, { format }: AppProfile): Readonly<Record<string, JsonValue>> {
  const { company = format === 'escu6' ? '' : 'no', name } = authorOf(data);
  return { author_company: company, author_name: name };
}

function listed({ data, document, mappings }: Rule, { techniques }: AppInput): JsonValue {
  return {
    name: data.name,
    source: posix.basename(posix.dirname(document.path)),
    type: data.type,
    tags: (mappings.mitre_attack ?? []).flatMap((id) => {
      const technique = techniques.get(id);
      return technique === undefined ? [] : [{ mitre_attack_technique: technique.name }];
    }),
  };
}

/** Objects of the API in order of their names. */
export function byName(objects: readonly JsonValue[]): JsonValue[] {
  return sortedBy(objects, (object) => String((object as { readonly name: string }).name));
}
