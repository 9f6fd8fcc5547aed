import { sortedBy } from '../../base/order.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Baseline } from '../../content/model.ts';
import type { AppInput } from './app-input.ts';
import { type Setting, type Stanza, setting } from './conf/stanza.ts';
import { appDataModels } from './data-models.ts';
import { deployed } from './deployment.ts';
import { baselineName } from './names.ts';
import { type AppProfile, confJson } from './profile.ts';
import { statusText } from './status-text.ts';

interface Context {
  readonly input: AppInput;
  readonly profile: AppProfile;
}

/** The search of a baseline. */
export function baselineStanza(from: ContentDocument<Baseline>, context: Context): Stanza {
  const { data } = from;
  const name = baselineName(context.input.settings.label, data.name);
  return { name, from, settings: baselineSettings(data, { ...context, name }) };
}

function baselineSettings(
  data: Baseline,
  { input, profile, name }: Context & { readonly name: string },
): readonly Setting[] {
  const { text, flag, format } = profile;
  const { schedule, enabled } = deployed(data, input);
  const description = text(
    format === '2024' ? (data.description ?? '') : statusText(data, 'Baseline'),
  );
  const panel = (...settings: readonly Setting[]) => (format === 'escu6' ? [] : settings);
  return [
    ...panel(
      ['action.escu', '0'],
      ['action.escu.enabled', '1'],
      ['action.escu.search_type', 'support'],
    ),
    ...setting('action.escu.full_search_name', format === '2024' ? name : undefined),
    ['description', description],
    ...panel(
      ['action.escu.creation_date', data.date ?? ''],
      ['action.escu.modification_date', data.date ?? ''],
      ['action.escu.analytic_story', confJson(storiesOf(data), profile)],
      ['action.escu.data_models', confJson(dataModelsOf(data, profile), profile)],
    ),
    ['cron_schedule', schedule.cron],
    ['enableSched', '1'],
    ['dispatch.earliest_time', schedule.earliest],
    ['dispatch.latest_time', schedule.latest],
    ['schedule_window', schedule.window],
    ...panel(
      ['action.escu.providing_technologies', '[]'],
      ['action.escu.eli5', description],
      ['action.escu.how_to_implement', text(data.how_to_implement ?? '')],
    ),
    ['disabled', flag(!enabled)],
    ['is_visible', flag(false)],
    ['search', text(data.search)],
  ];
}

function storiesOf({ tags }: Baseline): readonly string[] {
  return sortedBy(tags.analytic_story ?? [], (name) => name);
}

/** The 2024 format has the data models that the author lists. */
function dataModelsOf({ datamodel, search }: Baseline, { format }: AppProfile): readonly string[] {
  return format === '2024' ? (datamodel ?? []) : appDataModels(search);
}
