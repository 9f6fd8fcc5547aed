import { techniqueAddress } from '../../render/docs/addresses.ts';
import { type DetectionSample, exampleSample, sampleFromLog } from './detection-sample.ts';
import { type FirstSearch, firstSearch } from './first-search.ts';
import { heading, type NewContext, type NewKind } from './new-kind.ts';
import { type Platform, platformOf, platforms } from './platforms.ts';
import { yamlFile } from './skeleton.ts';

const TYPES = ['TTP', 'Anomaly', 'Hunting'];
const DOMAINS = ['endpoint', 'network', 'identity', 'access', 'threat', 'audit'];

/** A new detection with a search and tests that fit the kind of its source. */
export const newDetection: NewKind = {
  name: 'detection',
  summary: 'a detection with a search, a risk object and tests that fit its source',
  options: {
    platform: `kind of source: ${platforms.map(({ name }) => name).join(', ')} (default: that of the data source)`,
    'data-source': 'name of the data source that it searches',
    'from-log': 'start from an event of a log: FILE, or FILE:N for its n-th event',
    source: 'source of the event of a log',
    sourcetype: 'sourcetype of the event of a log',
    type: 'TTP, Anomaly or Hunting',
    story: 'analytic story that it belongs to',
    technique: 'ATT&CK technique ID, such as T1003.001',
    domain: 'security domain (default: that of the platform)',
    folder: 'folder below detections/ (default: that of the platform)',
    description: 'description: what a result means, in one or two sentences',
  },
  async make(context) {
    const sample = await sampleOf(context);
    const platform = await platformFor(context, sample);
    const answers = await ask(context, platform);
    const folder = folderOf(context, platform);
    if (sample === undefined || platform === undefined) return [];
    const { workspace } = context;
    const { event, clause, isReal } = sample;
    const search = firstSearch({ platform, workspace, event, clause, isReal });
    const content = contentOf(context, { answers, sample, search, platform });
    const path = `detections/${folder}/${context.slug}.yml`;
    return [yamlFile({ path, schema: 'detection', content, remarks: remarksFor(sample) })];
  },
};

function remarksFor({ isReal }: DetectionSample): Readonly<Record<string, string>> {
  if (isReal)
    return {
      tests: 'Narrow the search, then add near misses with "tripline test --suggest --write".',
    };
  return {
    search: 'Replace the placeholder with the conditions of an attack.',
    tests:
      'The search must match the event. Near misses can be made from it with "tripline test --suggest --write".',
  };
}

/** The event of the log or the example of the data source; undefined after a mistake. */
async function sampleOf(context: NewContext): Promise<DetectionSample | undefined> {
  const log = context.option('from-log');
  for (const name of ['source', 'sourcetype'])
    if (log === undefined && context.option(name) !== undefined)
      context.refuse('it has an effect only for an event of a log', name);
  if (log !== undefined) return sampleFromLog(log, context);
  const platform = platforms.find(({ name }) => name === context.option('platform'));
  const dataSource = await context.answer('data-source', {
    message: 'Which data source does it search?',
    suggestion: platform?.dataSource ?? 'Sysmon EventID 1',
  });
  return exampleSample(dataSource, context);
}

async function platformFor(
  context: NewContext,
  sample: DetectionSample | undefined,
): Promise<Platform | undefined> {
  const found = sample && platformOf(sample.dataSource);
  if (context.option('platform') === undefined) return found;
  const name = await context.answer('platform', {
    message: 'Which kind of source is it?',
    choices: platforms.map((platform) => platform.name),
    suggestion: found?.name,
  });
  return platforms.find((platform) => platform.name === name);
}

interface Answers {
  readonly type: string;
  readonly story: string;
  readonly technique: string;
  readonly domain: string;
  readonly description: string;
}

async function ask(context: NewContext, platform: Platform | undefined): Promise<Answers> {
  return {
    type: await context.answer('type', {
      message: 'What does a result mean?',
      choices: TYPES,
      suggestion: 'Anomaly',
    }),
    story: await storyOf(context),
    technique: await techniqueOf(context),
    domain: await context.answer('domain', {
      message: 'Which security domain is it in?',
      choices: DOMAINS,
      suggestion: platform?.domain ?? 'endpoint',
    }),
    description: await context.answer('description', {
      message: 'What does a result mean, in one or two sentences?',
      suggestion: `<describe what a result of "${context.name}" means, in one or two sentences>`,
    }),
  };
}

/** The given story, or the only one: which of several is not guessed. */
async function storyOf(context: NewContext): Promise<string> {
  const stories = context.workspace.content.story.all.map(({ data }) => data.name);
  if (stories.length === 0) {
    context.refuse(
      'a detection needs an analytic story: create one first with "tripline new story"',
    );
    return '';
  }
  const [only = ''] = stories;
  const isOpen = stories.length > 1 && context.isSilent && context.option('story') === undefined;
  if (isOpen) {
    context.refuse(`required: ${stories.map((name) => `"${name}"`).join(', ')}`, 'story');
    return '';
  }
  const story = await context.answer('story', {
    message: 'Which analytic story does it belong to?',
    choices: stories,
    suggestion: only,
  });
  if (context.option('story') === undefined) context.note(`analytic story: ${story}`);
  return story;
}

async function techniqueOf(context: NewContext): Promise<string> {
  const technique = await context.answer('technique', {
    message: 'Which ATT&CK technique does it detect?',
    suggestion: 'T1059',
  });
  if (!/^T\d{4}(?:\.\d{3})?$/.test(technique))
    context.refuse(`"${technique}" is not a valid technique ID, such as T1003.001`, 'technique');
  return technique;
}

function folderOf(context: NewContext, platform: Platform | undefined): string {
  const folder = (context.option('folder') ?? platform?.folder ?? 'endpoint')
    .replace(/^detections\//, '')
    .replace(/\/$/, '');
  if (!/^[\w-]+(?:\/[\w-]+)*$/.test(folder))
    context.refuse(`"${folder}" is not a folder below detections/`, 'folder');
  return folder;
}

interface DetectionParts {
  readonly answers: Answers;
  readonly sample: DetectionSample;
  readonly search: FirstSearch;
  readonly platform: Platform;
}

function contentOf(context: NewContext, { answers, sample, search, platform }: DetectionParts) {
  const { name, slug } = context;
  const { type, story, technique, domain, description } = answers;
  const { field } = search.risk;
  const shown = search.fields.filter((other) => other !== field).slice(0, 2);
  return {
    ...heading(context),
    status: 'production',
    type,
    description,
    data_source: [sample.dataSource],
    search: `${search.text}\n| \`readable_time(firstTime)\`\n| \`readable_time(lastTime)\`\n| \`${slug}_filter\`\n`,
    how_to_implement: `Collect the events of ${sample.dataSource}${platform.usesDataModels ? ' and map them to the data model' : ''}.`,
    known_false_positives: '<describe which expected activity matches, and how to exclude it>',
    references: [techniqueAddress(technique)],
    drilldown_searches: [
      { name: `Events of $${field}$`, search: `${search.drilldown} ${field}="$${field}$"` },
    ],
    ...(type !== 'Hunting' && {
      rba: {
        message: `${name} on $${field}$: ${shown.map((other) => `$${other}$`).join(', ')}.`,
        risk_objects: [{ ...search.risk, score: 50 }],
        threat_objects:
          search.fields.includes('src') && field !== 'src'
            ? [{ field: 'src', type: 'ip_address' }]
            : [],
      },
    }),
    tags: {
      analytic_story: [story],
      asset_type: platform.assetType,
      mitre_attack_id: [technique],
      product: ['Splunk Enterprise', 'Splunk Enterprise Security', 'Splunk Cloud'],
      security_domain: domain,
    },
    tests: [{ name: 'Attack', ...sample.test }],
  };
}
