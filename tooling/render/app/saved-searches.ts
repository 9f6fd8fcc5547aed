import type { AppInput } from './app-input.ts';
import { baselineStanza } from './baseline-stanza.ts';
import type { ConfFile, Stanza } from './conf/stanza.ts';
import { detectionStanza } from './detection-stanza.ts';
import { responseTaskStanza } from './investigations.ts';
import type { AppProfile } from './profile.ts';
import type { Rule } from './rule.ts';

/** The searches of the app: detections, baselines, investigations. */
export function savedSearches(
  rules: readonly Rule[],
  { input, profile }: { readonly input: AppInput; readonly profile: AppProfile },
): ConfFile {
  const { label } = input.settings;
  const { baseline, investigation } = input.content;
  return {
    path: 'default/savedsearches.conf',
    pieces: [
      `### ${label} DETECTIONS ###\n\n`,
      profile.sorted ? [MISSING_SEARCH] : [],
      rules.map((rule) => detectionStanza(rule, profile)),
      `### END ${label} DETECTIONS ###\n\n### ${label} BASELINES ###\n\n`,
      baseline.all.map((document) => baselineStanza(document, { input, profile })),
      `\n\n### ${label} RESPONSE TASKS ###\n\n`,
      investigation.all.map((document) => responseTaskStanza(document, { input, profile })),
      `\n\n### END ${label} RESPONSE TASKS ###`,
    ],
  };
}

const REMOVED = '"This search was removed in a previous release, or is otherwise not present."';

/** What Splunk shows for a search that it remembers and the app no longer has. */
const MISSING_SEARCH: Stanza = {
  name: 'default',
  settings: [
    ['disabled', '1'],
    ['description', REMOVED],
    ['search', `| makeresults | eval text = ${REMOVED}`],
  ],
};
