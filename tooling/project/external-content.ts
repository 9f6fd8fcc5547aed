import { isRecord } from '../base/record.ts';
import type { TextReader } from '../content/content-reader.ts';
import type { Configuration, External } from '../content/model.ts';
import { readYaml } from '../content/read-yaml.ts';
import { BUILD_FILE } from '../content/root-files.ts';
import { whyNoRows } from '../spl/app-names.ts';

/** What other apps define, from tripline.yml and from the build.yml of ESCU 6. */
export function externalContent(reader: TextReader, settings: Configuration | undefined): External {
  const own = settings?.external ?? {};
  const { macros, lookups } = inBuildFile(reader);
  return {
    ...own,
    macros: [...(own.macros ?? []), ...macros],
    // Tables that are empty until someone fills them need no app.
    lookups: [...(own.lookups ?? []), ...lookups.filter(isUnknown).flatMap(withFileName)],
  };
}

function isUnknown(lookup: string): boolean {
  return whyNoRows(lookup) === undefined;
}

/** Searches may name a lookup by its file. */
function withFileName(lookup: string): readonly string[] {
  return [lookup, `${lookup}.csv`];
}

type Names = Readonly<Record<'macros' | 'lookups', readonly string[]>>;

/**
 * `external_app_content: [{app_name, macros, lookups}]`. The file belongs to another tool, which reports its problems;
 * files of the same name for other purposes have no such key.
 */
function inBuildFile(reader: TextReader): Names {
  const ignore = () => undefined;
  const file = reader.text(BUILD_FILE, ignore);
  const data = file && readYaml(file, ignore)?.data;
  const apps = isRecord(data) ? data['external_app_content'] : undefined;
  const list = Array.isArray(apps) ? apps.filter(isRecord) : [];
  const named = (key: string) => list.flatMap((app) => namesIn(app[key]));
  return { macros: named('macros'), lookups: named('lookups') };
}

/** Names as written: `*` has no meaning there. */
function namesIn(names: unknown): readonly string[] {
  const texts = Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  return texts.filter((name) => !name.includes('*'));
}
