import { realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { type AttackTable, readAttackTable, withOtherVersions } from '../../attack/attack-table.ts';
import type { Report } from '../../base/diagnostic.ts';
import { fileSource, type Source } from '../../base/source.ts';
import { reasonOf } from '../../base/system-error.ts';
import { optionalText } from '../../content/files.ts';
import { CONFIGURATION_FILE } from '../../content/root-files.ts';
import { docsDiagnostic } from '../../render/docs/diagnostics.ts';
import { readEnrichment, type TableText } from '../../render/docs/enrichment.ts';
import {
  readProfile,
  readProject,
  type TableKey,
  type TableName,
} from '../../render/docs/profile.ts';
import type { DocsStyle } from '../../render/docs/style.ts';
import { UsageError } from '../usage-error.ts';
import { readContentText, readPackageFile, readTextFile } from './read-text.ts';

interface StyleOptions {
  readonly packageRoot: string;
  readonly contentRoot: string;
  /** The path of a docs profile. */
  readonly profile: string | undefined;
  readonly report: Report;
}

/**
 * Reads what determines the style of pages: the profile with its tables, tripline.yml, and the ATT&CK table of the
 * package.
 */
export function readDocsStyle({
  packageRoot,
  contentRoot,
  profile,
  report,
}: StyleOptions): DocsStyle {
  const source =
    optionalText(contentRoot, CONFIGURATION_FILE, report) ??
    fileSource(join(contentRoot, CONFIGURATION_FILE), '');
  const own = readProject(source, report);
  const shipped = shippedAttackTable(packageRoot, own.project.attack);
  const { tables: names, ...chosen } =
    profile === undefined ? own.profile : readProfile(profileSource(profile), own.project, report);
  const tables = readTables(names, profile === undefined ? contentRoot : dirname(profile), report);
  return { ...chosen, enrichment: readEnrichment(tables, { shipped, report }) };
}

function profileSource(path: string): Source {
  const file = readTextFile(path);
  if (file.kind === 'text') return fileSource(path, file.text);
  throw new UsageError(`profile ${path} cannot be read: ${file.reason}`);
}

/** The ATT&CK tables that ship with the package, by version. */
const ATTACK_TABLES: Readonly<Record<string, string>> = {
  '18.1': 'data/attack.json',
  '19': 'data/attack/19.json',
};

/** A table of ATT&CK that ships with the package; it also knows the IDs of the others. */
export function shippedAttackTable(
  packageRoot: string,
  version: string | number = '18.1',
): AttackTable {
  const tables = Object.entries(ATTACK_TABLES).map(([name, path]) => {
    const table = readAttackTable(readPackageFile(packageRoot, path));
    if (table === undefined) throw new Error(`broken package: ${path} is not a table`);
    return [name, table] as const;
  });
  const chosen = tables.find(([name]) => name === String(version)) ?? tables[0];
  if (chosen === undefined) throw new Error('broken package: no table of ATT&CK');
  return withOtherVersions(
    chosen[1],
    tables.filter((one) => one !== chosen).map(([, table]) => table),
  );
}

function readTables(
  names: ReadonlyMap<TableKey, TableName>,
  folder: string,
  report: Report,
): Map<TableKey, TableText> {
  const tables = new Map<TableKey, TableText>();
  for (const [key, name] of names) {
    const text = tableText(name, folder, report);
    if (text !== undefined) tables.set(key, { ...name, text });
  }
  return tables;
}

function tableText({ path, span }: TableName, folder: string, report: Report): string | undefined {
  try {
    if (!isInside(join(folder, path), folder)) {
      report(docsDiagnostic('outside-profile', { path }, span));
      return undefined;
    }
  } catch (error) {
    report(docsDiagnostic('unreadable-table', { path, reason: reasonOf(error) }, span));
    return undefined;
  }
  const file = readContentText(join(folder, path));
  if (file.kind === 'text') return file.text;
  report(docsDiagnostic('unreadable-table', { path, reason: file.reason }, span));
  return undefined;
}

/** Links are resolved, so that a link to a table outside of the folder is rejected. */
function isInside(path: string, folder: string): boolean {
  return realpathSync(path).startsWith(realpathSync(folder) + sep);
}
