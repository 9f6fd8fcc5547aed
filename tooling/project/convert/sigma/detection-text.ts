import { stringify } from 'yaml';
import { stableId } from '../../../base/stable-id.ts';
import { licenseOf } from '../../../content/attribution.ts';
import type { ContentDocument } from '../../../content/document.ts';
import type { Detection } from '../../../content/model.ts';
import { slugOf } from '../../../lint/slug.ts';

/** What a detection has besides the texts of its rule. */
export interface NewDetection {
  readonly search: string;
  readonly dataSources: readonly string[];
  readonly today: string;
}

const PRODUCTS = ['Splunk Enterprise', 'Splunk Enterprise Security', 'Splunk Cloud'];

const SCORES: Readonly<Record<string, number>> = {
  informational: 10,
  low: 20,
  medium: 50,
  high: 70,
  critical: 90,
};

/** A rule as a detection: a file of its own, with the author of the rule. */
export function detectionText(
  { data, written }: ContentDocument<Detection>,
  { search, dataSources, today }: NewDetection,
): string {
  const score = SCORES[String(written['level'])] ?? 50;
  const isHunting = data.type === 'Hunting';
  const detection = {
    name: data.name,
    id: stableId('sigma', data.id),
    version: 1,
    date: today,
    author: data.author,
    status: data.status,
    type: data.type,
    description: data.description,
    data_source: dataSources,
    search: `${search}\n| \`${slugOf(data.name)}_filter\`\n`,
    how_to_implement: `Collect events of: ${dataSources.join(', ')}.`,
    known_false_positives: data.known_false_positives ?? 'Unknown',
    references: data.references ?? [],
    ...(!isHunting && {
      rba: {
        message: `${data.name} on $dest$`,
        risk_objects: [{ field: 'dest', type: 'system', score }],
        threat_objects: [],
      },
    }),
    tags: {
      ...data.tags,
      analytic_story: [STORY],
      asset_type: 'Endpoint',
      product: PRODUCTS,
    },
    ...(data.tests !== undefined && { tests: data.tests }),
    custom: { sigma_rule: { id: data.id, author: data.author, license: licenseOf(written) } },
  };
  return stringify(detection, { lineWidth: 0 });
}

/** The analytic story of all converted rules. */
const STORY = 'Sigma';

/** The file of the story. */
export function storyText(today: string): string {
  const story = {
    name: STORY,
    id: stableId('sigma', 'story'),
    version: 1,
    date: today,
    author: 'Tripline',
    description: 'Detections that were converted from Sigma rules.',
    narrative:
      'Each detection names the rule that it was made from, its author and its license. It selects the same events as the rule.',
    references: ['https://sigmahq.io'],
    tags: {
      category: ['Adversary Tactics'],
      product: PRODUCTS,
      usecase: 'Advanced Threat Detection',
    },
  };
  return stringify(story, { lineWidth: 0 });
}
