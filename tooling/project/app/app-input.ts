import { join } from 'node:path';
import { readTechniques, type TechniqueTable, techniquesOf } from '../../attack/technique-facts.ts';
import type { Report } from '../../base/diagnostic.ts';
import { byCodeUnit } from '../../base/order.ts';
import { type Content, collection } from '../../content/content.ts';
import type { AppInput } from '../../render/app/app-input.ts';
import { shippedAttackTable } from '../docs/read-style.ts';
import { UsageError } from '../usage-error.ts';
import type { BuildSettings } from './app-settings.ts';
import { readDashboards } from './dashboards.ts';
import { readBytes, readTree } from './read-tree.ts';

interface InputOptions {
  /** Complete documents only. */
  readonly content: Content;
  readonly settings: BuildSettings;
  readonly packageRoot: string;
  readonly report: Report;
}

/** Everything that the app is made of, read from the content folder. */
export function readAppInput(options: InputOptions): AppInput {
  const { content: all, settings, report } = options;
  const content = shipped(all, settings);
  const { techniques, version } = techniqueTable(options);
  return {
    settings: settings.app,
    content,
    techniques,
    attackVersion: version,
    template: readTree(content.root, settings.template, report),
    templateFolder: settings.template,
    lookupFiles: lookupTables(content.root, report),
    dashboards: readDashboards(content, report),
    time: timeOf(content),
  };
}

const LOOKUPS = 'lookups';

/** The tables and models of lookups, by path in the content folder. */
function lookupTables(root: string, report: Report): Map<string, Uint8Array> {
  const files = readTree(root, LOOKUPS, report);
  const tables = [...files].filter(([path]) => /\.(?:csv|mlmodel)$/.test(path));
  return new Map(tables.map(([path, bytes]) => [`${LOOKUPS}/${path}`, bytes]));
}

/** Detections of streams, which were never searches of an app. */
const STREAMING = 'ssa_detections/';

/** The content with the detections whose status goes into the app. */
function shipped(content: Content, { statuses }: BuildSettings): Content {
  const detections = content.detection.all.filter(
    ({ data, path }) => statuses.includes(data.status) && !path.startsWith(STREAMING),
  );
  return { ...content, detection: collection(detections) };
}

function techniqueTable({
  settings: { attack, attackVersion },
  packageRoot,
  report,
}: InputOptions): TechniqueTable {
  if (attack === undefined) return techniquesOf(shippedAttackTable(packageRoot, attackVersion));
  const { folder, path } = attack;
  const bytes = readBytes(folder, path, report);
  const table = bytes && readTechniques(Buffer.from(bytes).toString());
  if (table !== undefined) return table;
  throw new UsageError(`${join(folder, path)} is not a table of ATT&CK techniques`);
}

/** The time of a build: the newest date in the content, so that the same content gives the same app. */
function timeOf({ detection, story, lookup, baseline }: Content): Date {
  const documents = [...detection.all, ...story.all, ...lookup.all, ...baseline.all];
  const dates = documents.flatMap(({ data }) => data.date ?? []).filter(isDate);
  return new Date(`${[OLDEST, ...dates].sort(byCodeUnit).at(-1)}T00:00:00Z`);
}

const OLDEST = '2000-01-01';

function isDate(date: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date));
}
