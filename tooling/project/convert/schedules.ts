import { stringify } from 'yaml';
import { stableId } from '../../base/stable-id.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Deployment } from '../../content/model.ts';
import type { NewText } from './new-text.ts';

/** ESCU 6 has two schedules in place of one deployment per type: for detections, and for baselines. */
export function schedulesOf(
  deployments: readonly ContentDocument<Deployment>[],
  today: string,
): readonly NewText[] {
  const isOfBaselines = ({ data }: ContentDocument<Deployment>) => data.type === 'Baseline';
  const ofDetections = deployments.find((document) => !isOfBaselines(document));
  const ofBaselines = deployments.find(isOfBaselines);
  return [
    ...scheduleFile('Default EventBasedDetection', ofDetections, today),
    ...scheduleFile('Default Baseline', ofBaselines, today),
  ];
}

function scheduleFile(
  name: string,
  deployment: ContentDocument<Deployment> | undefined,
  today: string,
): readonly NewText[] {
  if (deployment === undefined) return [];
  const { author, date, scheduling } = deployment.data;
  const data = {
    name,
    id: stableId('schedule', name),
    version: 1,
    creation_date: date ?? today,
    modification_date: date ?? today,
    author: author ?? 'unknown',
    description: `The schedule of all ${name.replace('Default ', '')} searches without their own.`,
    ...scheduling,
  };
  const path = `schedules/${name.toLowerCase().replaceAll(' ', '_')}.yml`;
  return [{ path, text: stringify(data, { lineWidth: 0 }) }];
}
