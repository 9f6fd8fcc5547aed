import type { AppFile, AppInput } from '../app-input.ts';
import { type JsonStyle, type JsonValue, jsonText } from '../conf/json.ts';
import { appLookups } from '../lookups.ts';
import { appMacros } from '../macros.ts';
import type { AppFormat, AppProfile } from '../profile.ts';
import { rulesOf } from '../rule.ts';
import { detectionObjects } from './detection-objects.ts';
import { lookupObjects } from './lookup-objects.ts';
import {
  baselineObjects,
  deploymentObjects,
  macroObjects,
  responseTaskObjects,
} from './other-objects.ts';
import { byName, storyObjects } from './story-objects.ts';

const pretty: JsonStyle = {
  comma: ',',
  colon: ': ',
  sortKeys: false,
  escapeHtml: false,
  ascii: false,
  indent: 2,
};

/** How each format writes the API. */
const STYLES: Readonly<Record<AppFormat, JsonStyle>> = {
  '2024': { comma: ', ', colon: ': ', sortKeys: false, escapeHtml: false, ascii: false },
  '2025': pretty,
  escu6: { ...pretty, ascii: true },
};

/** The files of the JSON API: all content as data, for other tools. */
export function apiFiles(input: AppInput, profile: AppProfile): AppFile[] {
  const { format } = profile;
  const context = { input, profile };
  const rules = rulesOf(context);
  const lists: Readonly<Record<string, readonly JsonValue[]>> = {
    detections: detectionObjects(rules, context),
    stories: storyObjects(rules, context),
    macros: macroObjects(appMacros(rules, input)),
    lookups: lookupObjects(appLookups(input.content.lookup.all, profile), context),
    baselines: baselineObjects(input, profile),
    deployments: deploymentObjects(input),
    response_tasks: responseTaskObjects(input, profile),
  };
  const file = (name: string, value: JsonValue): AppFile => ({
    path: `${name}${format === '2024' ? '' : '_v2'}.json`,
    content: jsonText({ [name]: value }, STYLES[format]),
  });
  const ordered = (list: readonly JsonValue[]) => (format === '2024' ? list : byName(list));
  return [
    ...Object.entries(lists).map(([name, list]) => file(name, ordered(list))),
    file('version', versionOf(input, format)),
  ];
}

function versionOf({ settings, time }: AppInput, format: AppFormat): JsonValue {
  const iso = time.toISOString();
  const published_at = format === 'escu6' ? iso.replace('Z', '000+00:00') : `${iso.slice(0, 19)}Z`;
  return { name: `v${settings.version}`, published_at };
}
