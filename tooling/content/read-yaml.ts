import type { Report } from '../base/diagnostic.ts';
import type { Source } from '../base/source.ts';
import { type Places, placesOf } from './places.ts';
import { readPlainYaml } from './plain-yaml/plain-yaml.ts';
import { dataOf, parseYaml } from './yaml.ts';

/** The data of a YAML file, and the positions of its parts. */
export interface YamlData {
  readonly data: unknown;
  readonly places: Places;
  /** The text that the positions refer to: the file, or a repaired copy that maps to it. */
  readonly source: Source;
}

/** Reads a YAML file; undefined, and reported, if it is not valid. */
export function readYaml(file: Source, report: Report): YamlData | undefined {
  const plain = readPlainYaml(file.text);
  if (plain !== undefined) return { ...plain, source: file };
  const yaml = parseYaml(file, report);
  const data = yaml && dataOf(yaml, report);
  if (yaml === undefined || data === undefined) return undefined;
  const { document, source } = yaml;
  return { data, places: placesOf(document, source.text), source };
}
