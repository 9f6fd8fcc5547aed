import { readSample } from '../../detect/sample.ts';
import { inherited, lineageOf } from '../../mapping/data-source-lineage.ts';
import { techniqueAddress } from '../../render/docs/addresses.ts';
import { UsageError } from '../usage-error.ts';
import type { Workspace } from '../workspace.ts';
import { heading, type NewContext, type NewKind } from './new-kind.ts';
import { yamlFile } from './skeleton.ts';

const TYPES = ['TTP', 'Anomaly', 'Hunting'];
const DOMAINS = ['endpoint', 'network', 'identity', 'access', 'threat', 'audit'];

/** A new detection with two tests, of which one fails until its search is written. */
export const newDetection: NewKind = {
  name: 'detection',
  summary: 'a detection with two tests; one fails until the search is written',
  options: {
    type: 'TTP, Anomaly or Hunting',
    'data-source': 'name of the data source that it searches',
    story: 'analytic story that it belongs to',
    technique: 'ATT&CK technique ID, such as T1003.001',
    domain: 'security domain, which is also its folder',
    description: 'description: what a result means, in one or two sentences',
  },
  async make(context) {
    const answers = await ask(context);
    const source = await sourceFacts(answers.dataSource, context.workspace);
    const path = `detections/${answers.domain}/${context.slug}.yml`;
    const content = contentOf(context, answers, source);
    const remarks = {
      search: 'Replace the quoted phrase with the conditions of an attack.',
      tests:
        'The search must match the first event. The second is a near miss: change it so that it only resembles an attack.',
    };
    return [yamlFile({ path, schema: 'detection', content, remarks })];
  },
};

interface Answers {
  readonly type: string;
  readonly dataSource: string;
  readonly story: string;
  readonly technique: string;
  readonly domain: string;
  readonly description: string;
}

async function ask(context: NewContext): Promise<Answers> {
  const { name, workspace } = context;
  const stories = workspace.content.story.all.map(({ data }) => data.name);
  if (stories.length === 0)
    throw new UsageError(
      'a detection needs an analytic story: create one first with "tripline new story"',
    );
  return {
    type: await context.answer('type', {
      message: 'What does a result mean?',
      choices: TYPES,
      suggestion: 'Anomaly',
    }),
    dataSource: await context.answer('data-source', {
      message: 'Which data source does it search?',
      suggestion: 'Sysmon EventID 1',
    }),
    story: await context.answer('story', {
      message: 'Which analytic story does it belong to?',
      choices: stories,
      suggestion: stories[0],
    }),
    technique: await context.answer('technique', {
      message: 'Which ATT&CK technique does it detect?',
      suggestion: 'T1059',
    }),
    domain: await context.answer('domain', {
      message: 'Which security domain is it in?',
      choices: DOMAINS,
      suggestion: 'endpoint',
    }),
    description: await context.answer('description', {
      message: 'What does a result mean, in one or two sentences?',
      suggestion: `This detection identifies ${name}. Review the event and the process or account behind it before you decide.`,
    }),
  };
}

interface SourceFacts {
  /** The search clause that selects its events. */
  readonly clause: string;
  readonly source: string | undefined;
  readonly sourcetype: string | undefined;
  readonly example: string;
  /** The field of the risk object, and its type. */
  readonly risk: { readonly field: string; readonly type: string };
}

const RISK_FIELDS = [
  { field: 'dest', type: 'system' },
  { field: 'user', type: 'user' },
  { field: 'src', type: 'system' },
] as const;

async function sourceFacts(name: string, workspace: Workspace): Promise<SourceFacts> {
  const { content, builtIn, library } = workspace;
  const known = new Map([...builtIn.data_source.byName, ...content.data_source.byName]);
  const lineage = lineageOf(name, known);
  const own = lineage.at(-1);
  if (own === undefined)
    throw new UsageError(
      `unknown data source "${name}"; create it with "tripline new data-source"`,
    );
  const source = inherited(lineage, 'source');
  const sourcetype = inherited(lineage, 'sourcetype');
  const separator = inherited(lineage.slice(0, -1), 'separator');
  const value = own.data.separator_value;
  const isOne = typeof value === 'string' || typeof value === 'number';
  const example = own.data.example_log?.trim() ?? 'insert a raw event here';
  const part = { data: { kind: 'text', text: example }, source, sourcetype } as const;
  const { events } = await readSample([part], library, () => undefined);
  const risk = RISK_FIELDS.find(({ field }) => events[0]?.has(field)) ?? RISK_FIELDS[0];
  const only = separator !== undefined && isOne ? ` ${separator}=${value}` : '';
  return { clause: `source="${source}"${only}`, source, sourcetype, example, risk };
}

function contentOf(
  context: NewContext,
  { type, dataSource, story, technique, domain, description }: Answers,
  { clause, source, sourcetype, example, risk }: SourceFacts,
) {
  const { name, slug } = context;
  const { field } = risk;
  const event = { events: [example], source, sourcetype };
  return {
    ...heading(context),
    status: 'production',
    type,
    description,
    data_source: [dataSource],
    search: `${clause} "what makes it an attack"
| stats count min(_time) as firstTime max(_time) as lastTime by ${field}
| \`${slug}_filter\`
`,
    how_to_implement: `Collect the events of ${dataSource} and map them to the common fields.`,
    known_false_positives: `Administrators and their tools may do the same. Exclude expected activity in the macro ${slug}_filter.`,
    references: [techniqueAddress(technique)],
    drilldown_searches: [
      { name: `Events of $${field}$`, search: `${clause} ${field}="$${field}$"` },
    ],
    ...(type !== 'Hunting' && {
      rba: {
        message: `${name} on $${field}$.`,
        risk_objects: [{ ...risk, score: 50 }],
        threat_objects: [],
      },
    }),
    tags: {
      analytic_story: [story],
      asset_type: 'Endpoint',
      mitre_attack_id: [technique],
      product: ['Splunk Enterprise', 'Splunk Enterprise Security', 'Splunk Cloud'],
      security_domain: domain,
    },
    tests: [
      { name: 'Attack', ...event },
      { name: 'Near miss', ...event, expected_results: 0 },
    ],
  };
}
