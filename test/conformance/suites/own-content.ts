import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parse } from 'yaml';
import { isRecord } from '../../../tooling/base/record.ts';
import { realWorld } from '../../../tooling/cli/world.ts';
import { readSample, type SamplePart } from '../../../tooling/detect/sample.ts';
import { type Workspace, Workspaces } from '../../../tooling/project/workspace.ts';
import type { Suite, SuiteResult } from '../suite.ts';

/** Logs of the corpus in which a detection fires: those that show its technique, and those that show something else. */
interface Reviewed {
  readonly technique: readonly string[];
  readonly other: readonly string[];
}

const EXPECTED = 'test/conformance/expected/own-content.yml';
const LOGS = ['evtx', 'otrf', 'attack_data', 'sigma/regression'];
/** Beside the captures of Sigma's regression data: the same event as JSON, and what the rule should find in it. */
const BESIDE_CAPTURES = /^sigma\/.*\.(?:json|jsoncls|yml)$/;
/** The later ones repeat most examples of the first. */
const DATA_SOURCES = ['2024-10', '2025-08-sample', '2025-08-third'].map(
  (release) => `security_content/${release}/data_sources`,
);

/** Every detection of this repository over every real log: it fires where it was reviewed to fire, and nowhere else. */
export const ownContent: Suite = {
  name: 'own-content',
  async run(corpus) {
    const workspace = new Workspaces(realWorld()).open('.');
    const fired = await firedIn(corpus, workspace);
    const reviewed = readReviewed();
    const names = workspace.content.detection.all.map(({ data }) => data.name);
    return [onTheirTechnique(names, fired, reviewed), asReviewed(names, fired, reviewed)];
  },
};

type Fired = ReadonlyMap<string, readonly string[]>;

/** Each log is read once; all detections run over it. */
async function firedIn(corpus: string, workspace: Workspace): Promise<Fired> {
  const fired = new Map<string, string[]>();
  const detections = workspace.content.detection.all.map((detection) => ({
    name: detection.data.name,
    search: workspace.compile(detection),
  }));
  for (const { name: log, part } of [...logs(corpus), ...exampleLogs(corpus)]) {
    const sample = await readSample([part], workspace.library, () => undefined);
    for (const { name, search } of detections) {
      if (!search.runnable) continue;
      const [row] = search.executable(sample.run(() => undefined));
      if (row !== undefined) fired.set(name, [...(fired.get(name) ?? []), log]);
    }
  }
  return fired;
}

interface Log {
  readonly name: string;
  readonly part: SamplePart;
}

function logs(corpus: string): Log[] {
  return LOGS.flatMap((folder) =>
    readdirSync(join(corpus, folder), { recursive: true, withFileTypes: true }),
  )
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
    .map((path) => ({
      name: relative(corpus, path).split(sep).join('/'),
      part: { data: { kind: 'file', path } } as const,
    }))
    .filter(({ name }) => !BESIDE_CAPTURES.test(name));
}

/** Events that public data sources show as examples, each once. */
function exampleLogs(corpus: string): Log[] {
  const byText = new Map<string, Log>();
  for (const folder of DATA_SOURCES)
    for (const file of readdirSync(join(corpus, folder)).sort()) {
      const source: unknown = parse(readFileSync(join(corpus, folder, file), 'utf8'));
      if (!isRecord(source)) continue;
      const { example_log: text, source: from, sourcetype } = source;
      if (typeof text !== 'string' || byText.has(text.trim())) continue;
      const part = { source: textOf(from), sourcetype: textOf(sourcetype) };
      byText.set(text.trim(), {
        name: `${folder}/${file}`,
        part: { ...part, data: { kind: 'text', text } },
      });
    }
  return [...byText.values()];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function readReviewed(): ReadonlyMap<string, Reviewed> {
  const written: Readonly<Record<string, Partial<Reviewed>>> = parse(
    readFileSync(EXPECTED, 'utf8'),
  );
  return new Map(
    Object.entries(written).map(([name, { technique = [], other = [] }]) => [
      name,
      { technique, other },
    ]),
  );
}

function onTheirTechnique(
  names: readonly string[],
  fired: Fired,
  reviewed: ReadonlyMap<string, Reviewed>,
): SuiteResult {
  const without = names.filter((name) => {
    const technique = reviewed.get(name)?.technique ?? [];
    return !fired.get(name)?.some((log) => technique.includes(log));
  });
  const passed = names.length - without.length;
  const details = without.map((name) => `no real log of its technique: ${name}`);
  return { suite: 'own-content-on-their-technique', passed, total: names.length, details };
}

function asReviewed(
  names: readonly string[],
  fired: Fired,
  reviewed: ReadonlyMap<string, Reviewed>,
): SuiteResult {
  const details = names.flatMap((name) => {
    const { technique, other } = reviewed.get(name) ?? { technique: [], other: [] };
    const expected = [...technique, ...other];
    const found = fired.get(name) ?? [];
    return [
      ...found.filter((log) => !expected.includes(log)).map((log) => `${name} fires in ${log}`),
      ...expected.filter((log) => !found.includes(log)).map((log) => `${name} is silent in ${log}`),
    ];
  });
  const total = [...fired.values()].flat().length;
  return { suite: 'own-content-as-reviewed', passed: total - details.length, total, details };
}
