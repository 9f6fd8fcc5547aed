import { macroKey, macroName } from '../../base/macro-key.ts';
import type { SchemaKind } from '../document.ts';
import { nativeTestFile } from '../separate-tests.ts';
import { read2022 } from './2022/read.ts';
import type { Dialect } from './dialect.ts';
import { Draft, type NativeData } from './draft.ts';
import { readEscu6 } from './escu6/read.ts';
import { dialectOf } from './recognize.ts';
import { readSigma } from './sigma/read.ts';
import { readV4 } from './v4/read.ts';

/** Data in the native form, and the dialect that it was written in. */
export interface ReadData extends NativeData {
  readonly dialect: Dialect | undefined;
}

type Data = Readonly<Record<string, unknown>>;

/** Converts content of any dialect to the native form. Takes and returns plain data; `text` is what it was read from. */
export function nativeForm(written: Data, kind: SchemaKind, path: string, text?: string): ReadData {
  const dialect = dialectOf(written, kind);
  if (kind === 'test_file') return { ...nativeTestFile(written), dialect };
  const draft = new Draft(written, path);
  if (dialect === 'sigma') {
    readSigma(draft, kind, text);
    return { data: draft.data, moves: draft.moves, dialect };
  }
  if (dialect === 'escu6') readEscu6(draft, kind);
  if (kind === 'detection') readDetection(draft, dialect);
  const { data, moves } = draft;
  return { data: kind === 'macro' ? nativeMacro(data) : data, moves, dialect };
}

function readDetection(draft: Draft, dialect: Dialect | undefined): void {
  if (dialect === '2022') read2022(draft);
  if (dialect === 'v4') readV4(draft);
  draft.data['data_source'] ??= [];
}

/** The key that identifies a macro in Splunk: its name with the number of its arguments, `m(1)`. */
export function nativeMacro(written: Data): Data {
  const { name, arguments: args } = written;
  if (typeof name !== 'string' || !Array.isArray(args)) return written;
  return { ...written, name: macroKey(macroName(name), args.length) };
}
