import type { Setting } from './conf/stanza.ts';
import type { AppProfile } from './profile.ts';
import { filledTemplate, type Rule } from './rule.ts';

/** Email, Slack, Splunk SOAR and webhooks. */
export function actionSettings(rule: Rule, { text }: AppProfile): readonly Setting[] {
  const { email, slack, phantom, webhook } = rule.deployed.actions;
  const filled = (template: string) => text(filledTemplate(template, rule.data));
  return [
    ...enabled(email, 'email', (action) => [
      ['subject.alert', filled(action.subject ?? '%name%')],
      ['to', action.to],
      ['message.alert', filled(action.message ?? '%description%')],
      ['useNSSubject', '1'],
    ]),
    ...enabled(slack, 'slack', (action) => [
      ['param.channel', action.channel],
      ['param.message', filled(action.message ?? '%name%')],
    ]),
    ...enabled(phantom, 'sendtophantom', (action) => [
      ['param._cam_workers', action.cam_workers ?? ''],
      ['param.label', action.label ?? ''],
      ['param.phantom_server', action.phantom_server ?? ''],
      ['param.sensitivity', action.sensitivity ?? ''],
      ['param.severity', action.severity ?? ''],
    ]),
    ...enabled(webhook, 'webhook', (action) => [['param.url', action.url]]),
  ];
}

function enabled<Action>(
  action: Action | undefined,
  name: string,
  settings: (action: Action) => readonly Setting[],
): readonly Setting[] {
  if (action === undefined) return [];
  const prefix = `action.${name}`;
  return [
    [prefix, '1'],
    ...settings(action).map(([key, value]): Setting => [`${prefix}.${key}`, value]),
  ];
}
