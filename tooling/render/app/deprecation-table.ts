import { sortedBy } from '../../base/order.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { DeprecationInfo } from '../../content/model.ts';
import type { AppInput } from './app-input.ts';
import { baselineName, responseTaskName, ruleName } from './names.ts';
import { pageAddress, storyAddress } from './page-address.ts';
import type { AppProfile } from './profile.ts';

const COLUMNS = [
  'Name',
  'Content Type',
  'Removed in Version',
  'Reason',
  'Replacement Content',
  'Replacement Content Link',
];

interface Kind {
  readonly type: string;
  /** The name of its stanza. */
  readonly name: (label: string, name: string) => string;
}

const KINDS: Readonly<Record<string, Kind>> = {
  detections: { type: 'Detection', name: ruleName },
  baselines: { type: 'Baseline', name: baselineName },
  investigations: { type: 'Investigation', name: responseTaskName },
  stories: { type: 'Story', name: (_label, name) => name },
};

interface Gone {
  readonly kind: Kind;
  readonly name: string;
  readonly info: DeprecationInfo;
}

/** What became of content that is deprecated or removed, and what replaces it. */
export function deprecationRows(input: AppInput, { sorted }: AppProfile): string[][] {
  const { detection, baseline, story, removed } = input.content;
  const deprecated = [...story.all, ...baseline.all, ...detection.all].filter(
    ({ data }) => data.status === 'deprecated',
  );
  const gone = [...deprecated, ...removed.all].flatMap(goneOf);
  const ordered = sorted ? sortedBy(gone, ({ kind, name }) => `${kind.type}\n${name}`) : gone;
  return [COLUMNS, ...ordered.map((item) => rowOf(item, input))];
}

type Deprecable = ContentDocument<{
  readonly name: string;
  readonly deprecation_info?: DeprecationInfo;
}>;

/** The kind is the name of the folder, below removed/ if the content is there. */
function goneOf({ path, data: { name, deprecation_info: info } }: Deprecable): Gone[] {
  const kind = KINDS[path.replace(/^removed\//, '').split('/')[0] ?? ''];
  return kind === undefined || info === undefined ? [] : [{ kind, name, info }];
}

function rowOf({ kind, name, info }: Gone, input: AppInput): string[] {
  const { reason = '', removed_in_version = '', replacement_content = [] } = info;
  const links = replacement_content.flatMap((other) => linkOf(other, input) ?? []);
  return [
    kind.name(input.settings.label, name),
    kind.type,
    removed_in_version,
    reason,
    listOf(replacement_content, 'No Replacement Content Available'),
    listOf(links, 'No Content Link Available'),
  ];
}

function listOf(items: readonly string[], none: string): string {
  return items.length === 0 ? none : items.join('\n');
}

function linkOf(name: string, { content, settings }: AppInput): string | undefined {
  const detection = content.detection.byName.get(name);
  if (detection !== undefined) return pageAddress(detection, settings);
  return content.story.byName.has(name) ? storyAddress(name, settings) : undefined;
}
