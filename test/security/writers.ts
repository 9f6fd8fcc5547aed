import { edit, repositoryWith } from '../cli/git-folder.ts';
import { detection, FILES, NARROWED } from '../cli/macro-repository.ts';

const MEDIA = 'https://media.githubusercontent.com/media/o/r/master/datasets/a.log';
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 9\n`;
/** A detection that other tests write over. */
export const LOGON = FILES['detections/logon.yml'];

const inContent = Object.entries(FILES).map(([path, text]) => [`content/${path}`, text]);

/** A STIX bundle with one technique. */
const BUNDLE = JSON.stringify({
  type: 'bundle',
  objects: [
    { type: 'x-mitre-collection', x_mitre_version: '99.1' },
    {
      type: 'x-mitre-matrix',
      external_references: [{ source_name: 'mitre-attack', external_id: 'enterprise-attack' }],
      tactic_refs: ['x-mitre-tactic--TA0002'],
    },
    {
      type: 'x-mitre-tactic',
      id: 'x-mitre-tactic--TA0002',
      name: 'Execution',
      x_mitre_shortname: 'execution',
      external_references: [{ source_name: 'mitre-attack', external_id: 'TA0002' }],
    },
    {
      type: 'attack-pattern',
      id: 'attack-pattern--T1059',
      name: 'Interpreter',
      kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: 'execution' }],
      external_references: [{ source_name: 'mitre-attack', external_id: 'T1059' }],
    },
  ],
});

/** A repository with something for every writer to do, and something for it to replace. */
const REPOSITORY: Readonly<Record<string, string>> = {
  ...Object.fromEntries(inContent),
  'content/detections/logon.yml': LOGON.replace('author: A', 'author: A  # who'),
  'content/detections/fetched.yml': detection({
    number: 4,
    name: 'Fetched',
    search: 'EventCode=1',
    technique: 'T1059',
    sample: 'x.log',
  }).replace('attack_data/x.log', MEDIA),
  'content/tripline-baseline.json': '{ "format": 1, "findings": {} }\n',
  'content/attack_data.lock.yml': 'version: 1\nsamples: []\n',
  'clone/datasets/a.log': POINTER,
  'cloned/tripline.yml': '# yaml-language-server: $schema=.tripline/schemas/tripline.schema.json\n',
  'cloned/macros/office_programs.yml': NARROWED,
  'out/report': 'the last report\n',
  'bundle.json': BUNDLE,
};

export interface Writer {
  readonly name: string;
  readonly words: readonly string[];
  /** The sources that write. */
  readonly through: readonly string[];
  /** Files that may be there already when a later write fails: they are whole. */
  readonly first?: readonly string[];
}

export const WRITERS: readonly Writer[] = [
  {
    name: 'fixes',
    through: ['tooling/project/check/fix-files.ts'],
    words: ['check', 'detections/logon.yml', '--content', 'ROOT/content', '--fix', '--no-cache'],
  },
  {
    name: 'baseline',
    through: ['tooling/project/check/run-check.ts'],
    words: ['check', '--content', 'ROOT/content', '--write-baseline', '--no-cache'],
  },
  {
    name: 'report of check',
    through: ['tooling/cli/output/reports.ts'],
    words: ['check', '--content', 'ROOT/content', '--format', 'json=ROOT/out/report', '--no-cache'],
  },
  {
    name: 'report of test',
    through: ['tooling/cli/output/reports.ts'],
    words: ['test', '--content', 'ROOT/content', '--format', 'junit=ROOT/out/report'],
  },
  {
    name: 'report of diff',
    through: ['tooling/cli/output/reports.ts', 'tooling/project/base/open-base.ts'],
    words: ['diff', 'main', '--content', 'ROOT/content', '--format', 'markdown=ROOT/out/report'],
  },
  {
    name: 'new file',
    through: ['tooling/cli/commands/new.ts'],
    words: [
      'new',
      'macro',
      'fresh',
      '--content',
      'ROOT/content',
      '--definition',
      'x=1',
      '--description',
      'X.',
    ],
    first: ['content/macros/fresh.yml'],
  },
  {
    name: 'new lookup',
    words: ['new', 'lookup', 'fresh', '--content', 'ROOT/content'],
    through: ['tooling/cli/commands/new.ts'],
    first: ['content/lookups/fresh.yml', 'content/lookups/fresh.csv'],
  },
  {
    name: 'table of ATT&CK',
    words: ['data', 'attack', '--from', 'ROOT/bundle.json', '--out', 'ROOT/out/report'],
    through: ['tooling/cli/commands/data/attack.ts'],
  },
  {
    name: 'new repository',
    through: ['tooling/cli/commands/init.ts'],
    words: ['init', 'ROOT/made'],
  },
  {
    name: 'new repository of Sigma rules',
    through: ['tooling/cli/commands/init.ts'],
    words: ['init', '--sigma', 'ROOT/made-sigma'],
  },
  {
    name: 'repository beside what is there',
    through: ['tooling/cli/commands/init.ts'],
    words: ['init', 'ROOT/out'],
  },
  {
    name: 'conversion',
    through: ['tooling/cli/commands/convert.ts'],
    words: ['convert', '--content', 'ROOT/content', '--to', 'v4', '--out', 'ROOT/out'],
  },
  {
    name: 'suggested tests',
    through: ['tooling/project/test/write-suggestions.ts'],
    words: ['test', 'detections/logon.yml', '--content', 'ROOT/content', '--suggest', '--write'],
  },
  {
    name: 'schemas for editors',
    through: ['tooling/project/new/restore-editor-schemas.ts'],
    words: ['check', '--content', 'ROOT/cloned', '--no-cache'],
  },
  {
    name: 'queries',
    through: ['tooling/cli/commands/sql.ts'],
    words: ['sql', '--all', '--content', 'ROOT/content', '--dialect', 'spark', '--out', 'ROOT/out'],
  },
  {
    name: 'lock',
    through: ['tooling/cli/commands/data/lock.ts'],
    words: ['data', 'lock', '--content', 'ROOT/content', '--attack-data', 'ROOT/clone'],
  },
  {
    name: 'pages',
    through: ['tooling/project/docs/publish.ts'],
    words: ['docs', '--content', 'ROOT/content', '--out', 'ROOT/out'],
  },
  {
    name: 'site',
    through: ['tooling/project/publish-folder.ts'],
    words: ['site', '--content', 'ROOT/content', '--out', 'ROOT/site'],
  },
  {
    name: 'app',
    through: ['tooling/project/publish-folder.ts'],
    words: ['build', '--content', 'ROOT/content', '--out', 'ROOT/app'],
  },
];

/** A repository to write in, with a change in it that a comparison finds. */
export function prepared(): string {
  const root = repositoryWith(REPOSITORY);
  edit(root, {
    'content/macros/office_programs.yml': NARROWED,
    'content/detections/logon.yml': LOGON.replace('author: A', 'author: A  '),
  });
  return root;
}

/** Sources whose writes are tested with faults apart from the list of writers. */
export const OTHER_WRITERS: readonly string[] = [
  // Caches of results and plans, and downloads: a cache that cannot be written.
  'tooling/project/cache-file.ts',
  'tooling/attack-data/cache.ts',
  'tooling/attack-data/download.ts',
  'tooling/attack-data/partial.ts',
  'tooling/attack-data/receive.ts',
  // Loaded logs: test/lake/ kills the process and fills the disk.
  'tooling/project/lake/lake-folder.ts',
  'tooling/project/lake/lake-writer.ts',
  // The journal of a replay: a fault ends the replay.
  'tooling/project/replay/journal.ts',
  // Deletes a damaged sample of the cache, and writes nothing.
  'tooling/attack-data/verify-samples.ts',
  // Temporary folders, which are deleted whatever happens.
  'tooling/project/data/fetch-bundle.ts',
];
