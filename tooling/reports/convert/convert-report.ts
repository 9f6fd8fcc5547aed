import { counted } from '../../base/counted.ts';
import { jsonReport } from '../../base/report/json.ts';
import { isError } from '../../project/blocking-errors.ts';
import type { Conversion } from '../../project/convert/convert-content.ts';

/** A conversion, and where its files were written. */
export interface Converted {
  readonly conversion: Conversion;
  /** The dialect of the files. */
  readonly dialect: string;
  /** Undefined if nothing was to be written. */
  readonly place: string | undefined;
  readonly written: number;
}

/** The shape is a stable interface. */
export function convertJson({ conversion: { files, diagnostics }, written }: Converted) {
  return {
    ok: !diagnostics.some(isError),
    converted: files.length,
    changed: files.filter(({ isChanged }) => isChanged).length,
    written,
    diagnostics: diagnostics.map(jsonReport),
  };
}

/** How much was converted, lost and written. */
export function convertText({ conversion, dialect, place, written }: Converted): string {
  const { files, diagnostics } = conversion;
  const failed = diagnostics.filter(isError).length;
  const lost = diagnostics.length - failed;
  const done =
    place === undefined
      ? 'nothing was written: give --out or --in-place'
      : `wrote ${counted(written, 'file')} to ${place}`;
  return `${counted(files.length, 'file')} in dialect ${dialect}, ${failed} not converted, ${counted(lost, 'note')}; ${done}\n`;
}
