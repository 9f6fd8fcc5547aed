import type { Diagnostic } from '../../../base/diagnostic.ts';
import { confFiles } from '../app-files.ts';
import { appLookups } from '../lookups.ts';
import { rulesOf } from '../rule.ts';
import type { PreflightContext } from './context.ts';
import { badIcons } from './icons.ts';
import { longNames, sharedFiles, sharedStanzas } from './names.ts';
import { badSchedules } from './schedules.ts';
import { badSettings } from './settings.ts';
import { unsafeTexts } from './stanza-text.ts';
import { badTables, unusedTables } from './tables.ts';
import { badTemplate } from './template.ts';
import { badConfs } from './template-confs.ts';
import { badMarkup } from './template-markup.ts';

/** What AppInspect and Splunk would reject, reported where the author wrote it. */
export function preflight(options: Omit<PreflightContext, 'rules'>): Diagnostic[] {
  const { input, profile } = options;
  const context = { ...options, rules: rulesOf(options) };
  const files = confFiles(input, profile);
  const lookups = appLookups(input.content.lookup.all, profile);
  return [
    ...badSettings(context),
    ...badTemplate(context),
    ...badConfs(context),
    ...badMarkup(context),
    ...badIcons(context),
    ...longNames(context),
    ...sharedStanzas(files),
    ...sharedFiles(context),
    ...unsafeTexts(files),
    ...badSchedules(context),
    ...badTables(lookups, context),
    ...unusedTables(lookups, context),
  ];
}
