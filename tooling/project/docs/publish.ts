import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { byCodeUnit } from '../../base/order.ts';
import { deleteBelow, writeTogether } from '../../disk/staging.ts';
import { WriteError } from '../../disk/write-error.ts';
import { docsDiagnostic } from '../../render/docs/diagnostics.ts';
import type { OutputFile } from '../../render/output-file.ts';
import { readRegular } from '../read-regular.ts';

/** The differences between the pages and the output folder. */
export interface Comparison {
  readonly missing: readonly OutputFile[];
  readonly changed: readonly ChangedPage[];
  readonly unchanged: number;
  /** Pages in the folder that no longer belong to any content. */
  readonly leftover: readonly string[];
}

/** A page whose text on disk differs. */
interface ChangedPage extends OutputFile {
  /** The first different line (1-based). */
  readonly line: number;
}

/** Compares the pages with the output folder without changing it. */
export function comparePages(out: string, pages: readonly OutputFile[]): Comparison {
  const missing: OutputFile[] = [];
  const changed: ChangedPage[] = [];
  for (const page of pages) {
    const old = textAt(join(out, page.path));
    if (old === undefined) missing.push(page);
    else if (old !== page.text) changed.push({ ...page, line: firstDifference(old, page.text) });
  }
  const unchanged = pages.length - missing.length - changed.length;
  return { missing, changed, unchanged, leftover: leftoverPages(out, pages) };
}

function textAt(path: string): string | undefined {
  try {
    return readRegular(path);
  } catch {
    return undefined;
  }
}

function firstDifference(old: string, text: string): number {
  const oldLines = old.split('\n');
  const at = text.split('\n').findIndex((line, index) => line !== oldLines[index]);
  return at < 0 ? text.split('\n').length + 1 : at + 1;
}

/** Only files named like our pages; other posts in the folder are not ours. */
function leftoverPages(out: string, pages: readonly OutputFile[]): string[] {
  const made = new Set(pages.map(({ path }) => path));
  const posts = namesIn(out, '_posts').filter((path) =>
    /\/\d{4}-\d\d-\d\d-[0-9a-f-]{36}\.md$/.test(path),
  );
  const stories = namesIn(out, '_stories').filter((path) => path.endsWith('.md'));
  return [...posts, ...stories].filter((path) => !made.has(path)).sort(byCodeUnit);
}

function namesIn(out: string, folder: string): string[] {
  try {
    return readdirSync(join(out, folder)).map((name) => `${folder}/${name}`);
  } catch {
    return [];
  }
}

/** Writes all pages or none. Returns the problem, if any. */
export async function publishPages(
  out: string,
  pages: readonly OutputFile[],
): Promise<Diagnostic | undefined> {
  if (pages.length === 0) return undefined;
  try {
    await writeTogether(out, pages);
  } catch (error) {
    return unwritable(error);
  }
  return undefined;
}

function unwritable(error: unknown): Diagnostic {
  if (!(error instanceof WriteError)) throw error;
  return docsDiagnostic('unwritable', { path: error.path, reason: error.reason }, undefined);
}

/** Deletes pages that no longer belong to any content. */
export function prunePages(out: string, leftover: readonly string[]): void {
  for (const path of leftover) deleteBelow(out, path);
}
