import { posix } from 'node:path';
import { lookupType } from '../../content/dialects/write-lookup.ts';
import type { ContentDocument } from '../../content/document.ts';
import { tableBeside } from '../../content/lookup-table.ts';
import type { Lookup } from '../../content/model.ts';
import type { AppProfile } from './profile.ts';

/** A lookup as the app has it. */
export interface AppLookup {
  readonly document: ContentDocument<Lookup>;
  readonly data: Lookup;
  /** The name of its file in the app; undefined for a collection. */
  readonly file: string | undefined;
  /** The path of that file in the content folder. */
  readonly source: string | undefined;
}

/** The lookups of an app, in order of their paths. */
export function appLookups(
  documents: readonly ContentDocument<Lookup>[],
  profile: AppProfile,
): AppLookup[] {
  return documents.flatMap((document): AppLookup[] => {
    const { data } = document;
    if (isCollection(data)) return [{ document, data, file: undefined, source: undefined }];
    if (isModel(data) && profile.format === 'escu6') return [];
    const source = posix.join(posix.dirname(document.path), fileOf(document));
    return [{ document, data, source, file: nameInApp(posix.basename(source), data, profile) }];
  });
}

/** Whether a lookup is in the KV store. */
export function isCollection(lookup: Lookup): boolean {
  return lookupType(lookup) === 'kvstore';
}

/** Whether a lookup is a model of the Machine Learning Toolkit. */
export function isModel(lookup: Lookup): boolean {
  return lookupType(lookup) === 'mlmodel';
}

/** The file without folders, so that content cannot refer to other folders. */
function fileOf({ data, path }: ContentDocument<Lookup>): string {
  if (data.filename !== undefined) return posix.basename(data.filename.replaceAll('\\', '/'));
  const beside = tableBeside(path);
  return isModel(data) ? beside.replace(/\.csv$/, '.mlmodel') : beside;
}

/** A changed table gets another name, so that edits in Splunk are not overwritten. */
function nameInApp(file: string, data: Lookup, { datedLookups }: AppProfile): string {
  if (!datedLookups || isModel(data) || data.date === undefined) return file;
  return file.replace(/(?=\.\w+$)/, `_${data.date.replaceAll('-', '')}`);
}
