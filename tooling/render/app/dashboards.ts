import type { Dashboard } from '../../content/model.ts';
import type { AppFile, AppInput } from './app-input.ts';
import { type JsonValue, jsonText } from './conf/json.ts';
import { xmlText } from './investigations.ts';
import { appSlug } from './names.ts';
import type { AppProfile } from './profile.ts';

/** The dashboards of an app, as XML around their JSON definitions; the 2024 format has none. */
export function dashboardFiles({
  input,
  profile,
}: {
  readonly input: AppInput;
  readonly profile: AppProfile;
}): AppFile[] {
  if (profile.format === '2024') return [];
  const header = profile.dashboardHeader
    ? `<!--\n${profile.header(input.settings, input.time)}-->\n`
    : '';
  return input.content.dashboard.all.flatMap(({ data, path }) => {
    const definition = input.dashboards.get(path);
    if (definition === undefined) return [];
    const content = header + dashboardXml(data, definition, profile);
    return [{ path: dashboardPath(data, input), content }];
  });
}

/** The path of a dashboard in the app. */
export function dashboardPath({ name }: Dashboard, { settings }: AppInput): string {
  return `default/data/ui/views/${appSlug(settings.label)}__${appSlug(name)}.xml`;
}

function dashboardXml(data: Dashboard, definition: JsonValue, profile: AppProfile): string {
  const indent = profile.format === 'escu6' ? '    ' : '\t';
  return `<dashboard version="2" theme="${data.theme ?? 'light'}">
    <label>${xmlText(data.name)}</label>
    <description></description>
    <definition><![CDATA[
${cdataText(jsonText(definition, profile.dashboards))}
    ]]></definition>
    <meta type="hiddenElements"><![CDATA[
{
${indent}"hideEdit": false,
\t"hideOpenInSearch": false,
\t"hideExport": false
}
    ]]></meta>
</dashboard>`;
}

/** In JSON, the end mark of a CDATA section occurs only in strings or after lists. */
function cdataText(json: string): string {
  return json.replaceAll(']]>', ']]\\u003e');
}
