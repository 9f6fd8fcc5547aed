import type { ContentDocument } from '../../content/document.ts';
import type { Story } from '../../content/model.ts';
import type { AppInput } from './app-input.ts';
import type { ConfFile, Stanza } from './conf/stanza.ts';
import { storyTaskStanza } from './investigations.ts';
import { responseTaskName } from './names.ts';
import { type AppProfile, confJson } from './profile.ts';
import type { Rule } from './rule.ts';
import { statusText } from './status-text.ts';

interface Context {
  readonly input: AppInput;
  readonly profile: AppProfile;
}

/** analyticstories.conf: the stories, and what they say about their searches. */
export function analyticStories(rules: readonly Rule[], context: Context): ConfFile {
  const { story, investigation } = context.input.content;
  const searches = searchesByStory(rules, context);
  return {
    path: 'default/analyticstories.conf',
    pieces: [
      '\n### DETECTIONS ###\n\n',
      rules.map((rule) => ruleStanza(rule, context.profile)),
      '### END DETECTIONS ###\n\n### STORIES ###\n\n',
      story.all.map((document) =>
        storyStanza(document, searches.get(document.data.name) ?? [], context.profile),
      ),
      '### END STORIES ###\n\n### RESPONSE TASKS ###\n\n',
      investigation.all.map((document) => storyTaskStanza(document, context)),
      '\n### END RESPONSE TASKS ###',
    ],
  };
}

function ruleStanza(rule: Rule, profile: AppProfile): Stanza {
  const { data, name, mappings, technologies } = rule;
  const { text, format } = profile;
  return {
    name: `savedsearch://${name}`,
    from: rule.document,
    settings: [
      ['type', 'detection'],
      ['asset_type', data.tags.asset_type ?? ''],
      ['confidence', 'medium'],
      ['explanation', text(format === '2024' ? data.description : statusText(data, 'Detection'))],
      ['how_to_implement', text(data.how_to_implement ?? '')],
      ['annotations', confJson(mappings, profile)],
      ['known_false_positives', text(data.known_false_positives ?? '')],
      ['providing_technologies', confJson(technologies, profile)],
    ],
  };
}

/** The searches of each story: its detections in load order, then its investigations. */
function searchesByStory(
  rules: readonly Rule[],
  { input }: Context,
): ReadonlyMap<string, readonly string[]> {
  const { label } = input.settings;
  const searches = new Map<string, string[]>();
  for (const { name, stories } of rules) addToEach(searches, stories, name);
  for (const { data } of input.content.investigation.all)
    addToEach(searches, data.tags.analytic_story ?? [], responseTaskName(label, data.name));
  return searches;
}

function addToEach(lists: Map<string, string[]>, keys: readonly string[], item: string): void {
  for (const key of keys) lists.set(key, [...(lists.get(key) ?? []), item]);
}

function storyStanza(
  from: ContentDocument<Story>,
  searches: readonly string[],
  profile: AppProfile,
): Stanza {
  const { data } = from;
  const { text, format, list } = profile;
  return {
    name: `analytic_story://${data.name}`,
    from,
    settings: [
      ['category', data.tags.category[0] ?? ''],
      ['last_updated', data.date],
      ['version', String(data.version ?? 1)],
      ['references', confJson(list(normalized(data.references)), profile)],
      ['maintainers', confJson([maintainer(data, profile)], profile)],
      ['spec_version', '3'],
      ['searches', confJson(list(searches), profile)],
      ['description', text(format === '2024' ? data.description : statusText(data, 'Story'))],
      ['narrative', text(data.narrative)],
    ],
  };
}

function maintainer(data: Story, { format }: AppProfile) {
  if (format !== 'escu6') return { company: 'no', ...authorOf(data), email: '-' };
  return { company: 'Splunk', email: 'research@splunk.com', name: 'Splunk Threat Research Team' };
}

/** The author and their company, which follows the first comma. */
export function authorOf({ author }: Story): { readonly name: string; readonly company?: string } {
  const comma = author.indexOf(',');
  if (comma < 0) return { name: author };
  return { name: author.slice(0, comma), company: author.slice(comma + 1).replace(/^ /, '') };
}

/** URLs in their canonical form; other references unchanged. */
export function normalized(references: readonly string[] = []): string[] {
  return references.map((reference) =>
    URL.canParse(reference) ? new URL(reference).href : reference,
  );
}
