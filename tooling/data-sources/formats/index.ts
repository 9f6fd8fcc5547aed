import type { RawFormat } from '../raw-format.ts';
import { jsonLines } from './json-lines.ts';
import { nxlogJson } from './nxlog-json.ts';
import { plainText } from './plain-text.ts';
import { windowsXml } from './windows-xml.ts';
import { wineventClassic } from './winevent-classic.ts';

/** Every raw format, in the order in which a file is tried. */
export const rawFormats: readonly RawFormat[] = [
  wineventClassic,
  windowsXml,
  nxlogJson,
  jsonLines,
  plainText,
];
