import { analyticStories } from './analytic-stories.ts';
import { appConf, appManifest, contentVersion, distsearchConf, serverConf } from './app-conf.ts';
import type { AppFile, AppInput } from './app-input.ts';
import { confText } from './conf/print.ts';
import type { ConfFile } from './conf/stanza.ts';
import { dashboardFiles } from './dashboards.ts';
import { defaultTemplate } from './default-template.ts';
import { generatedTableFiles } from './generated-tables.ts';
import { investigationPanels, panelFiles, workflowActions } from './investigations.ts';
import { lookupFiles } from './lookup-files.ts';
import { appLookups } from './lookups.ts';
import { appMacros, macroFile } from './macros.ts';
import type { AppProfile } from './profile.ts';
import { proofFile } from './proof.ts';
import { rulesOf } from './rule.ts';
import { savedSearches } from './saved-searches.ts';
import { collections, transforms } from './transforms.ts';

/** The files of an app, by path in the app. Files of the template are replaced by generated ones. */
export function appFiles(input: AppInput, profile: AppProfile): readonly AppFile[] {
  const files = new Map<string, AppFile>();
  const { settings } = input;
  for (const file of [
    ...defaultTemplate(settings),
    ...templateFiles(input),
    ...generatedFiles(input, profile),
  ])
    files.set(file.path, file);
  return [...files.values()];
}

function templateFiles({ template }: AppInput): AppFile[] {
  return [...template].map(([path, content]) => ({ path, content }));
}

function generatedFiles(input: AppInput, profile: AppProfile): AppFile[] {
  const context = { input, profile };
  const confs = confFiles(input, profile).map((file) => ({
    path: file.path,
    content: confText(file, context),
  }));
  return [
    ...confs,
    ...(input.proofs === undefined || profile.format !== 'escu6'
      ? []
      : [proofFile(input, input.proofs)]),
    appManifest(input.settings, { profile, time: input.time }),
    ...panelFiles(context),
    ...dashboardFiles(context),
    ...generatedTableFiles(context),
    ...lookupFiles(appLookups(input.content.lookup.all, profile), context),
  ];
}

/** The .conf files of an app. */
export function confFiles(input: AppInput, profile: AppProfile): ConfFile[] {
  const { settings, time, content } = input;
  const context = { input, profile };
  const rules = rulesOf(context);
  const lookups = appLookups(content.lookup.all, profile);
  return [
    savedSearches(rules, context),
    analyticStories(rules, context),
    macroFile(appMacros(rules, input), profile),
    transforms(lookups, context),
    collections(lookups),
    ...(profile.format === 'escu6' ? [] : [investigationPanels(context), workflowActions(context)]),
    appConf(settings, { profile, time }),
    contentVersion(settings, profile),
    ...(profile.format === '2024' ? [] : [serverConf(profile)]),
    ...(profile.format === 'escu6' ? [distsearchConf(settings, profile)] : []),
  ];
}
