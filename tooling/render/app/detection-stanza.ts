import { actionSettings } from './action-settings.ts';
import type { Setting, Stanza } from './conf/stanza.ts';
import { eventSettings } from './event-settings.ts';
import { correlationSettings, panelSettings } from './panel-settings.ts';
import { type AppProfile, confJson } from './profile.ts';
import { riskSettings } from './risk-settings.ts';
import type { Rule } from './rule.ts';

/** The search of a detection, with the keys in the order of Splunk's own tools. */
export function detectionStanza(rule: Rule, profile: AppProfile): Stanza {
  const { data, deployed, name } = rule;
  const { schedule, enabled } = deployed;
  const { text, flag } = profile;
  return {
    name,
    from: rule.document,
    settings: [
      ...panelSettings(rule, profile),
      ...riskSettings(rule, profile),
      ['cron_schedule', schedule.cron],
      ['dispatch.earliest_time', schedule.earliest],
      ['dispatch.latest_time', schedule.latest],
      ...correlationSettings(rule, profile),
      ['schedule_window', schedule.window],
      ...eventSettings(rule, profile),
      ...actionSettings(rule, profile),
      ['alert.digest_mode', '1'],
      ['disabled', flag(!enabled)],
      ['enableSched', '1'],
      ['allow_skew', '100%'],
      ['counttype', 'number of events'],
      ['relation', 'greater than'],
      ['quantity', '0'],
      ['realtime_schedule', '0'],
      ['is_visible', flag(false)],
      ...throttlingSettings(rule, profile),
      ['search', text(data.search)],
      ...drilldownSettings(rule, profile),
    ],
  };
}

function throttlingSettings(
  { deployed: { throttling } }: Rule,
  { flag }: AppProfile,
): readonly Setting[] {
  if (throttling === undefined) return [];
  return [
    ['alert.suppress', flag(true)],
    ['alert.suppress.fields', throttling.fields.join(',')],
    ['alert.suppress.period', throttling.period],
  ];
}

function drilldownSettings({ data, name }: Rule, profile: AppProfile): readonly Setting[] {
  const { format } = profile;
  const drilldowns = data.drilldown_searches ?? [];
  if (format === '2024' || (format === 'escu6' && drilldowns.length === 0)) return [];
  const original = format === 'escu6' ? `| savedsearch "${name}"` : data.search;
  const list = drilldowns.map((drilldown) => ({
    name: drilldown.name,
    search: drilldown.search.replaceAll('%original_detection_search%', () => original),
    earliest_offset: drilldown.earliest_offset,
    latest_offset: drilldown.latest_offset,
  }));
  return [['action.notable.param.drilldown_searches', confJson(list, profile)]];
}
