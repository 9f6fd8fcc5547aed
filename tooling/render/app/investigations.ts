import { sortedBy } from '../../base/order.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Investigation } from '../../content/model.ts';
import type { AppFile, AppInput } from './app-input.ts';
import type { ConfFile, Stanza } from './conf/stanza.ts';
import { appSlug, responseTaskName } from './names.ts';
import { type AppProfile, confJson } from './profile.ts';

interface Context {
  readonly input: AppInput;
  readonly profile: AppProfile;
}

/** The search of an investigation. */
export function responseTaskStanza(
  from: ContentDocument<Investigation>,
  { input, profile }: Context,
): Stanza {
  const { data } = from;
  const name = responseTaskName(input.settings.label, data.name);
  const { text, flag } = profile;
  const stories = sortedBy(data.tags.analytic_story ?? [], (story) => story);
  const description = text(data.description ?? '');
  return {
    name,
    from,
    settings: [
      ['action.escu', '0'],
      ['action.escu.enabled', '1'],
      ['action.escu.search_type', 'investigative'],
      ['action.escu.full_search_name', name],
      ['description', description],
      ['action.escu.creation_date', data.date ?? ''],
      ['action.escu.modification_date', data.date ?? ''],
      ['action.escu.analytic_story', confJson(stories, profile)],
      ['action.escu.earliest_time_offset', '3600'],
      ['action.escu.latest_time_offset', '86400'],
      ['action.escu.providing_technologies', '[]'],
      ['action.escu.data_models', confJson(data.datamodel ?? [], profile)],
      ['action.escu.eli5', description],
      ['action.escu.how_to_implement', 'none'],
      ['action.escu.known_false_positives', 'None at this time'],
      ['disabled', flag(true)],
      ['schedule_window', 'auto'],
      ['is_visible', flag(false)],
      ['search', text(data.search)],
    ],
  };
}

/** The stanza of an investigation in analyticstories.conf. */
export function storyTaskStanza(
  from: ContentDocument<Investigation>,
  { input, profile }: Context,
): Stanza {
  const { data } = from;
  return {
    from,
    name: `savedsearch://${responseTaskName(input.settings.label, data.name)}`,
    settings: [
      ['type', 'investigation'],
      ['explanation', 'none'],
      ['how_to_implement', profile.text(data.how_to_implement ?? '')],
      ['known_false_positives', 'not defined'],
      ['earliest_time_offset', '14400'],
      ['latest_time_offset', '0'],
    ],
  };
}

/** The tokens of a search that an analyst fills in, such as `$dest$`. */
export function tokensOf(search: string): readonly string[] {
  return [...search.matchAll(/\$([^\s.]*)\$/g)].map(([, name = '']) => name);
}

/** Investigations with tokens, which have a panel. */
function withTokens({ content }: AppInput): readonly ContentDocument<Investigation>[] {
  return content.investigation.all.filter(({ data }) => tokensOf(data.search).length > 0);
}

/** The panels of investigations in Enterprise Security. */
export function investigationPanels(context: Context): ConfFile {
  const stanzas = withTokens(context.input).map((task) => panelStanza(task, context.profile));
  return { path: 'default/es_investigations.conf', pieces: ['\n', stanzas] };
}

function panelStanza(from: ContentDocument<Investigation>, { text }: AppProfile): Stanza {
  const { data } = from;
  return {
    from,
    name: `panel://${panelName(data)}`,
    settings: [
      ['label', data.name],
      ['description', text(data.description ?? '')],
      ['disabled', '0'],
      ['tokens', tokenBlock(tokensOf(data.search))],
    ],
  };
}

function panelName({ name }: Investigation): string {
  return `workbench_panel_${appSlug(name)}___response_task`;
}

function tokenBlock(tokens: readonly string[]): string {
  const blocks = tokens.map((token) =>
    [
      `    "${token}": {`,
      '      "valuePrefix": "\\"",',
      '      "valueSuffix": "\\"",',
      `      "delimiter": " OR ${token}=",`,
      '      "valueType": "primitive",',
      `      "value": "${VALUES[token] ?? 'file'}",`,
      '      "default": "null"',
      '    }',
    ].join('\\\n'),
  );
  return `{\\\n${blocks.join(',\\\n')}\\\n}\\\n`;
}

const VALUES: Readonly<Record<string, string>> = { user: 'identity', dest: 'asset' };

/** The menu entries that open the panels of investigations with one token. */
export function workflowActions({ input }: Context): ConfFile {
  const pieces = withTokens(input).map((task) => {
    const [token, ...more] = tokensOf(task.data.search);
    return token === undefined || more.length > 0 ? '\n' : [actionStanza(task, token)];
  });
  return { path: 'default/workflow_actions.conf', pieces: ['\n', ...pieces] };
}

/** Keys are padded to one column. */
function actionStanza(from: ContentDocument<Investigation>, token: string): Stanza {
  const { data } = from;
  const panel = panelName(data);
  const kind = token === 'user' ? 'identity' : 'asset';
  const settings = [
    ['label', `Workbench - ${data.name}`],
    ['type', 'link'],
    ['fields', token],
    ['display_location', 'field_menu'],
    [
      'link.uri',
      `/app/$@namespace$/ess_workbench_panel?type_${kind}=$@field_value$&panel=${panel}&drilldown_field=$@field_name$&use_drilldown_time=true`,
    ],
    ['link.target', 'blank'],
    ['link.method', 'get'],
  ] as const;
  return { name: panel, from, settings: settings.map(([key, value]) => [key.padEnd(23), value]) };
}

/** The panels themselves, as XML. */
export function panelFiles({ input, profile }: Context): AppFile[] {
  const header = profile.header(input.settings, input.time);
  return withTokens(input).map(({ data }) => ({
    path: `default/data/ui/panels/${panelName(data)}.xml`,
    content: `<!--\n${header}-->\n${panelXml(data.search)}`,
  }));
}

function panelXml(search: string): string {
  return `<panel>
  <table>
    <search>
      <query>${xmlText(search)}</query>
    </search>
    <option name="drilldown">cell</option>
    <option name="wrap">false</option>
  </table>
</panel>
`;
}

/** Text in XML; quotes need no escape there. */
export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
