const { readdirSync } = require('node:fs');

/** Who may import whom: each layer lists the layers below it that it stands on. */
const layers = {
  base: [],
  disk: ['base'],
  regex: ['base'],
  time: ['base'],
  events: ['base'],
  attack: ['base'],
  functions: ['base', 'events', 'regex', 'time'],
  spl: ['base'],
  plan: ['base', 'events', 'regex', 'time'],
  resolve: ['base', 'functions', 'spl', 'plan'],
  backends: ['base', 'events', 'regex', 'time', 'functions', 'plan'],
  engines: ['base', 'events', 'backends'],
  commands: ['base', 'events', 'regex', 'time', 'functions', 'spl', 'plan', 'resolve', 'backends'],
  spl2: ['base', 'events', 'regex', 'time', 'functions', 'spl', 'plan', 'resolve'],
  sigma: ['base', 'regex', 'plan'],
  content: ['base', 'events'],
  'data-sources': ['base', 'events'],
  'attack-data': ['base', 'disk', 'events', 'content', 'data-sources'],
  replay: ['base'],
  mapping: [
    'base',
    'events',
    'regex',
    'spl',
    'spl2',
    'sigma',
    'plan',
    'resolve',
    'backends',
    'commands',
    'content',
  ],
  analysis: ['base', 'spl', 'plan', 'mapping'],
  detect: [
    'base',
    'events',
    'attack',
    'functions',
    'spl',
    'spl2',
    'sigma',
    'plan',
    'resolve',
    'backends',
    'commands',
    'content',
    'data-sources',
    'mapping',
    'analysis',
  ],
  lint: [
    'base',
    'events',
    'attack',
    'functions',
    'spl',
    'sigma',
    'plan',
    'commands',
    'content',
    'detect',
  ],
  quality: [
    'base',
    'events',
    'functions',
    'spl',
    'plan',
    'backends',
    'commands',
    'content',
    'mapping',
    'detect',
  ],
  render: ['base', 'events', 'attack', 'content', 'mapping', 'detect', 'spl'],
  project: [
    'base',
    'disk',
    'events',
    'time',
    'attack',
    'spl',
    'spl2',
    'sigma',
    'plan',
    'resolve',
    'backends',
    'engines',
    'commands',
    'content',
    'data-sources',
    'attack-data',
    'replay',
    'mapping',
    'analysis',
    'detect',
    'lint',
    'quality',
    'render',
  ],
  reports: [
    'base',
    'attack-data',
    'events',
    'attack',
    'content',
    'data-sources',
    'detect',
    'lint',
    'quality',
    'render',
    'project',
  ],
  lsp: [
    'base',
    'events',
    'attack',
    'functions',
    'spl',
    'spl2',
    'sigma',
    'plan',
    'commands',
    'content',
    'mapping',
    'detect',
    'lint',
    'quality',
    'project',
    'reports',
  ],
  api: ['base', 'events', 'content', 'plan', 'detect', 'lint', 'project'],
};

/** Programs: what a user or the build starts, on top of all layers. */
const programs = ['cli', 'generate', 'words'];

for (const folder of readdirSync('tooling', { withFileTypes: true })) {
  if (!folder.isDirectory() || folder.name in layers || programs.includes(folder.name)) continue;
  throw new Error(
    `tooling/${folder.name}/ has no layer: add the layers that it imports to .dependency-cruiser.cjs, and a sentence to tooling/README.md`,
  );
}

const layerRules = Object.entries(layers).map(([layer, below]) => ({
  name: `layer-${layer}`,
  severity: 'error',
  comment:
    below.length > 0
      ? `${layer}/ stands on ${below.join(', ')} and nothing else.`
      : `${layer}/ stands on nothing.`,
  from: { path: `^tooling/${layer}/` },
  to: { path: '^tooling/', pathNot: `^tooling/(${[layer, ...below].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'programs-are-not-imported',
      severity: 'error',
      comment: 'Nothing stands on a program; what others need from it belongs in project/.',
      from: { path: '^tooling/[^/]+/', pathNot: `^tooling/(${programs.join('|')})/` },
      to: { path: `^tooling/(${programs.join('|')})/` },
    },
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'A cycle cannot be read from top to bottom.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'disk-is-read-in-few-places',
      severity: 'error',
      comment:
        'Content and samples are read by their loaders; everything above works on what they return.',
      from: {
        path: '^tooling/',
        pathNot:
          '^tooling/(cli|api|project|disk|attack-data|generate|words)/|^tooling/[^/]+$|^tooling/content/(files|not-read|schemas)\\.ts$|^tooling/data-sources/read-file\\.ts$',
      },
      to: { path: '^(node:)?fs(/|$)' },
    },
    {
      name: 'one-file-starts-programs',
      severity: 'error',
      comment:
        'A repository of strangers must not make anything run: git is asked in one way only.',
      // The scripts of the build are not part of the program.
      from: {
        path: '^tooling/',
        pathNot: '^tooling/(project/git/ask-git\\.ts|store-code\\.js|notices\\.js)$',
      },
      to: { path: '^(node:)?child_process$' },
    },
    {
      name: 'spl-knows-no-yaml',
      severity: 'error',
      comment: 'The language is about text and spans, wherever the text came from.',
      from: { path: '^tooling/(spl|spl2|plan|resolve|backends|commands|functions)/' },
      to: { path: 'node_modules/yaml' },
    },
    {
      name: 'engine-never-parses',
      severity: 'error',
      comment: 'The engine runs plans; what it needs parsed comes in through its environment.',
      from: { path: '^tooling/backends/' },
      to: { path: '^tooling/spl/(parser|macros|scanner|arg-reader)\\.ts$' },
    },
    {
      name: 'engine-reports-nothing',
      severity: 'error',
      comment: 'Mistakes in a search are found by the parser and the resolver, before any backend.',
      from: { path: '^tooling/backends/' },
      to: { path: '^tooling/(base/diagnostic|[\\w-]+/diagnostics)\\.ts$' },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      comment: 'The tool does not depend on its tests.',
      from: { path: '^tooling/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
