import { relative, sep } from 'node:path';
import { findSample, type SamplePlaces } from '../../attack-data/locate.ts';
import { parseReference } from '../../attack-data/reference.ts';
import { byCodeUnit } from '../../base/order.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection, DetectionTest } from '../../content/model.ts';
import { baselineSamples, ownSamples, type TestSample } from '../../content/test-samples.ts';
import type { SamplePart } from '../../detect/sample.ts';
import type { Base } from '../base/open-base.ts';
import { SameBytes } from '../base/same-bytes.ts';
import { contentFiles } from '../check/content-files.ts';
import { inlineParts } from '../test/run-tests.ts';

/** Events that both sides run over, as one time range. */
export interface DiffSample {
  readonly name: string;
  readonly kind: 'test' | 'corpus';
  readonly parts: readonly SamplePart[];
  /** The first test that uses it. */
  readonly test: DetectionTest | undefined;
  /** The samples of the test's baseline. */
  readonly learnsFrom: readonly SamplePart[];
  /** IDs of the detections whose tests use it. */
  readonly owners: ReadonlySet<string>;
}

/** The samples of both sides, and notes about them. */
export interface DiffSamples {
  readonly samples: readonly DiffSample[];
  /** Files on one side only: the working tree or the base. Sorted, like all lists here. */
  readonly onlyHead: readonly string[];
  readonly onlyBase: readonly string[];
  /** Files with different bytes: both sides run over the current ones. */
  readonly changed: readonly string[];
  /** Missing files: nothing was compared on them. */
  readonly missing: readonly string[];
  /** The missing files of each detection, by its ID. */
  readonly missingById: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Where samples can be found. */
export interface CollectOptions {
  readonly base: Base;
  /** The current folders of samples. */
  readonly places: SamplePlaces;
  readonly corpora: readonly string[];
}

/** All samples that tests of either side use, and the files of corpora. */
export function collectSamples(
  detections: readonly ContentDocument<Detection>[],
  { base, places, corpora }: CollectOptions,
): DiffSamples {
  const finder = new Finder(base, places);
  const byKey = new Map<string, DiffSample & { readonly owners: Set<string> }>();
  const missingById = new Map<string, Set<string>>();
  for (const { data } of detections) {
    for (const [index, test] of (data.tests ?? []).entries()) {
      const key = keyOf(test);
      const sample = byKey.get(key) ?? sampleOf(test, index, finder);
      for (const name of finder.missingOf(test, index)) addToSet(missingById, data.id, name);
      if (sample === undefined) continue;
      byKey.set(key, sample);
      sample.owners.add(data.id);
    }
  }
  const all = [...byKey.values(), ...corpora.flatMap(corpusSamples)];
  return { samples: all, missingById, ...finder.lists() };
}

function addToSet(sets: Map<string, Set<string>>, key: string, value: string): void {
  sets.set(key, (sets.get(key) ?? new Set()).add(value));
}

/** Tests of one key run on the same events. */
function keyOf(test: DetectionTest): string {
  const samples = (list: readonly TestSample[]) =>
    list.map(({ data, source, sourcetype, host }) => [data, source, sourcetype, host]);
  const { events, source, sourcetype, now, baseline } = test;
  const learnt = [baseline?.name, samples(baselineSamples(test, 0))];
  return JSON.stringify([samples(ownSamples(test, 0)), events, source, sourcetype, now, learnt]);
}

function sampleOf(
  test: DetectionTest,
  index: number,
  finder: Finder,
): (DiffSample & { readonly owners: Set<string> }) | undefined {
  const own = ownSamples(test, index);
  const files = finder.partsOf(own);
  const learnsFrom = finder.partsOf(baselineSamples(test, index));
  if (files === undefined || learnsFrom === undefined) return undefined;
  const parts = [...inlineParts(test), ...files];
  if (parts.length === 0) return undefined;
  const inline = test.events === undefined ? [] : [`events of the test "${test.name}"`];
  const name = [...inline, ...own.map(({ data }) => data)].join(', ');
  return { name, kind: 'test', parts, test, learnsFrom, owners: new Set() };
}

function corpusSamples(folder: string): DiffSample[] {
  return contentFiles(folder)
    .below('.')
    .map((path) => ({
      name: path,
      kind: 'corpus',
      parts: [{ data: { kind: 'file', path: `${folder}/${path}` } }],
      test: undefined,
      learnsFrom: [],
      owners: new Set<string>(),
    }));
}

/** Finds the files of samples: current ones first, then those of the base. */
class Finder {
  private readonly base: Base;
  private readonly places: SamplePlaces;
  private readonly same: SameBytes;
  private readonly found = {
    onlyHead: new Set<string>(),
    onlyBase: new Set<string>(),
    changed: new Set<string>(),
    missing: new Set<string>(),
  };

  constructor(base: Base, places: SamplePlaces) {
    this.base = base;
    this.places = places;
    this.same = new SameBytes(base.tree);
  }

  lists() {
    const { onlyHead, onlyBase, changed, missing } = this.found;
    const sorted = (set: ReadonlySet<string>) => [...set].sort(byCodeUnit);
    return {
      onlyHead: sorted(onlyHead),
      onlyBase: sorted(onlyBase),
      changed: sorted(changed),
      missing: sorted(missing),
    };
  }

  /** The samples of a test, and of its baseline, that are missing. */
  missingOf(test: DetectionTest, index: number): readonly string[] {
    const named = [...ownSamples(test, index), ...baselineSamples(test, index)];
    return named.map(({ data }) => data).filter((data) => this.found.missing.has(data));
  }

  /** Undefined if a file is missing. */
  partsOf(samples: readonly TestSample[]): SamplePart[] | undefined {
    const parts = samples.map(({ data, source, sourcetype, host }) => {
      const path = this.pathOf(data);
      if (path === undefined) this.found.missing.add(data);
      return path === undefined
        ? []
        : [{ data: { kind: 'file' as const, path }, source, sourcetype, host }];
    });
    return parts.every((part) => part.length > 0) ? parts.flat() : undefined;
  }

  private pathOf(data: string): string | undefined {
    const reference = parseReference(data);
    const now = findSample(reference, this.places);
    if (now.kind === 'file') {
      if (now.place === 'repository') this.compareWithBase(now.path);
      return now.path;
    }
    const folders = [data, `attack_data/${data}`];
    this.base.write(folders.flatMap((path) => [path, `${path}.gz`]));
    const before = findSample(reference, { ...this.places, content: this.base.root });
    if (before.kind !== 'file') return undefined;
    this.found.onlyBase.add(data);
    return before.path;
  }

  private compareWithBase(file: string): void {
    const path = relative(this.places.content, file).split(sep).join('/');
    const known = this.base.tree.files.get(path);
    if (known === undefined) this.found.onlyHead.add(path);
    else if (!this.same.is(file, known)) this.found.changed.add(path);
  }
}
