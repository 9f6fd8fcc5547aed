import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { elementsOf } from '../../site/html.ts';
import { checkSite, type SiteFiles } from '../../site/links.ts';
import type { Suite, SuiteResult } from '../suite.ts';

/** A whole site of the content of 2024: its links, its sizes and what building it takes. */
export const siteSuite: Suite = {
  name: 'site',
  run(corpus) {
    const out = mkdtempSync(join(tmpdir(), 'tripline-site-'));
    try {
      const build = buildInto(join(out, 'site'), join(corpus, 'security_content', '2024-10'));
      const files = filesBelow(join(out, 'site'));
      return [...linkResults(files), sizeResult(files, build)];
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  },
};

interface Built {
  readonly files: number;
  /** The most memory that the process had at once. */
  readonly mib: number;
  readonly seconds: number;
}

function buildInto(out: string, content: string): Built {
  const words = ['tooling/run.js', 'test/conformance/site-build.ts', content, out];
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }));
}

function filesBelow(root: string): SiteFiles {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  return new Map(
    paths.map((path) => [path.split(sep).join('/'), readFileSync(join(root, path), 'utf8')]),
  );
}

function linkResults(files: SiteFiles): SuiteResult[] {
  const { pages, links, unsound, broken } = checkSite(files);
  return [
    { suite: 'site-pages', passed: pages - unsound.length, total: pages, details: unsound },
    { suite: 'site-links', passed: links - broken.length, total: links, details: broken },
  ];
}

const KIB = 1024;

/** No more than this; what is measured is told. */
const CEILINGS = {
  'the first load of the list of detections, gzip, KiB': 60,
  'what a search loads before its first hit, gzip, KiB': 400,
  'the largest detection page with its assets, gzip, KiB': 60,
  'memory of the build, MiB': 1024,
};

function sizeResult(files: SiteFiles, { mib, seconds, ...build }: Built): SuiteResult {
  const measured: Record<keyof typeof CEILINGS, number> = {
    'the first load of the list of detections, gzip, KiB': zippedTogether(files, LIST_FILES),
    'what a search loads before its first hit, gzip, KiB': zippedTogether(files, SEARCH_FILES),
    'the largest detection page with its assets, gzip, KiB': largestDetectionPage(files),
    'memory of the build, MiB': mib,
  };
  const lines = Object.entries(CEILINGS).map(([name, ceiling]) => {
    const value = measured[name as keyof typeof CEILINGS];
    return {
      text: `${name}: ${value.toFixed(1)} of ${ceiling}`,
      holds: value > 0 && value <= ceiling,
    };
  });
  return {
    suite: 'site-sizes',
    passed: lines.filter(({ holds }) => holds).length,
    total: lines.length,
    details: [...lines.map(({ text }) => text), `${build.files} files in ${seconds} s`],
  };
}

const LIST_FILES = [
  'detections/index.html',
  ...['detection-list.js', 'site.css', 'site.js', 'theme.js'].map((name) => `assets/${name}`),
];

/** The index of all texts is loaded after the first hits. */
const SEARCH_FILES = ['minisearch.js', 'rows.js', 'detections.js', 'name-index.js'].map(
  (name) => `assets/${name}`,
);

function zippedTogether(files: SiteFiles, paths: readonly string[]): number {
  const sizes = paths.map((path) => zippedKib(files.get(path) ?? ''));
  // A missing file would look like a small one.
  return paths.every((path) => files.has(path)) ? sizes.reduce((sum, size) => sum + size, 0) : 0;
}

function zippedKib(text: string): number {
  return gzipSync(text).length / KIB;
}

/** Whatever a browser loads to show the page. */
function largestDetectionPage(files: SiteFiles): number {
  const assets = new Map<string, number>();
  const sizeOf = (path: string): number => {
    const known = assets.get(path) ?? zippedKib(files.get(path) ?? '');
    assets.set(path, known);
    return known;
  };
  const pages = [...files].filter(([path]) => /^detections\/[^/]+\/index\.html$/.test(path));
  const sizes = pages.map(([path, text]) => {
    const loaded = loadedBy(text).map((address) => posix.join(posix.dirname(path), address));
    return zippedKib(text) + loaded.reduce((sum, asset) => sum + sizeOf(asset), 0);
  });
  return Math.max(0, ...sizes);
}

function loadedBy(html: string): string[] {
  return elementsOf(html).flatMap(({ name, attributes }) => {
    if (name === 'script' || name === 'img') return attributes.get('src') ?? [];
    const rel = attributes.get('rel');
    return name === 'link' && rel !== 'canonical' ? (attributes.get('href') ?? []) : [];
  });
}
