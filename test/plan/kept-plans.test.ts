import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { textReport } from '../../tooling/base/report/text.ts';
import { toFile } from '../../tooling/base/source.ts';
import { realWorld } from '../../tooling/cli/world.ts';
import type { CompiledSearch } from '../../tooling/detect/compile-search.ts';
import { toJson } from '../../tooling/plan/json.ts';
import { PlanStore } from '../../tooling/project/plans/plan-store.ts';
import { type Workspace, Workspaces } from '../../tooling/project/workspace.ts';
import { ownContent } from '../own-content.ts';
import { folderWith } from '../render/fake-world.ts';

/** A workspace that uses the plans in a cache folder. */
function openKeeping(root: string, folder: string, version = '1'): Workspace {
  const host = { ...realWorld(), cache: { folder, version } };
  return new Workspaces(host, { keepsPlans: true }).open(root);
}

function openFresh(root: string): Workspace {
  return new Workspaces(realWorld()).open(root);
}

function searchesOf(workspace: Workspace): CompiledSearch[] {
  const { detection, baseline, investigation } = workspace.content;
  const documents = [...detection.all, ...baseline.all, ...investigation.all];
  return documents.map((document) => workspace.compile(document));
}

/** Everything about a search, except its program. */
function shown(search: CompiledSearch) {
  const { executable: _, plan, optimised, source, pipeline: __, ...facts } = search;
  return {
    ...facts,
    written: facts.written.text,
    text: source.text,
    plans: [toJson(plan), toJson(optimised)],
  };
}

/** Where its text comes from: not kept, but compiled again. */
function placeOf({ source }: CompiledSearch) {
  return toFile({ source, start: 0, end: source.text.length });
}

/** The searches and problems of a workspace. */
function allOf(workspace: Workspace) {
  const searches = searchesOf(workspace).map((search) => [shown(search), placeOf(search)]);
  const reads = workspace.content.detection.all.map((document) => workspace.readsOf(document));
  const problems = workspace.diagnostics.map((problem) => textReport(problem)).sort();
  return { searches, reads, problems };
}

/** How many searches are compiled and not found. */
function missesOf(root: string, folder: string, version?: string): number {
  const workspace = openKeeping(root, folder, version);
  const all = searchesOf(workspace);
  // The tree of a search is not kept: asking for it compiles the search.
  return all.filter((search) => !isKept(search)).length;
}

function isKept(search: CompiledSearch): boolean {
  return Object.getOwnPropertyDescriptor(search, 'pipeline')?.get !== undefined;
}

test('kept searches of all own content are equal to compiled ones', () => {
  const folder = folderWith({});
  const first = openKeeping('.', folder);
  searchesOf(first);
  first.keepPlans();
  const kept = searchesOf(openKeeping('.', folder));
  const fresh = searchesOf(ownContent());
  // Sigma rules are not kept: they also depend on log sources, filters and other rules.
  const spl = kept.filter(({ dialect }) => dialect !== 'sigma');
  expect(spl.filter((search) => !isKept(search))).toEqual([]);
  expect(kept.map(shown)).toEqual(fresh.map(shown));
  expect(kept[0]?.pipeline).toEqual(fresh[0]?.pipeline);
});

interface Edit {
  readonly title: string;
  readonly files: Readonly<Record<string, string | null>>;
  /** How many searches are compiled again. */
  readonly compiled: number;
}

const CASES: { readonly files: Readonly<Record<string, string>>; readonly edits: readonly Edit[] } =
  parse(readFileSync('test/plan/kept-plans.yml', 'utf8'));

describe('after an edit, kept searches are equal to compiled ones', () => {
  test.each(CASES.edits)('$title', ({ files, compiled }) => {
    const root = folderWith(CASES.files);
    const folder = folderWith({});
    const before = openKeeping(root, folder);
    searchesOf(before);
    before.keepPlans();
    for (const [path, text] of Object.entries(files)) {
      if (text === null) rmSync(join(root, path));
      else writeFileSync(join(root, path), text);
    }
    expect(missesOf(root, folder)).toBe(compiled);
    expect(allOf(openKeeping(root, folder))).toEqual(allOf(openFresh(root)));
  });
});

test('another version of the program compiles all searches again', () => {
  const root = folderWith(CASES.files);
  const folder = folderWith({});
  const workspace = openKeeping(root, folder, '1');
  const count = searchesOf(workspace).length;
  workspace.keepPlans();
  expect([missesOf(root, folder, '1'), missesOf(root, folder, '2')]).toEqual([0, count]);
});

test('a damaged file only has fewer entries', () => {
  const root = folderWith(CASES.files);
  const folder = folderWith({});
  const workspace = openKeeping(root, folder);
  searchesOf(workspace);
  workspace.keepPlans();
  const file = join(folder, readdirSync(folder)[0] ?? '');
  const whole = readFileSync(file);
  const expected = allOf(openFresh(root));
  for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 12)) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    writeFileSync(file, damaged);
    expect(missesOf(root, folder)).toBeGreaterThan(0);
    expect(allOf(openKeeping(root, folder))).toEqual(expected);
    writeFileSync(file, whole.subarray(0, at));
    expect(allOf(openKeeping(root, folder))).toEqual(expected);
  }
});

describe('a store', () => {
  test('keeps what was added or used, and others as far as there is room', () => {
    const file = join(folderWith({}), 'store');
    const first = new PlanStore(file);
    for (const key of ['a', 'b', 'c']) first.add(key, [key.repeat(10), 'é']);
    first.write();
    const second = new PlanStore(file, 25);
    expect([second.find('c')?.text(0), second.find('c')?.text(1)]).toEqual(['cccccccccc', 'é']);
    second.add('d', ['dd']);
    second.write();
    const third = new PlanStore(file);
    expect(['a', 'b', 'c', 'd'].filter((key) => third.find(key) !== undefined)).toEqual(['c', 'd']);
  });
});
