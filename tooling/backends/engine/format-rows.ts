import { byCodeUnit } from '../../base/order.ts';
import type { Event } from '../../events/event.ts';
import { toText, valuesOf } from '../../events/field-value.ts';

/** What is put around and between rows, and the fields of a row. */
export interface RowFrame {
  readonly rowsStart: string;
  readonly rowStart: string;
  readonly fieldSeparator: string;
  readonly rowEnd: string;
  readonly rowSeparator: string;
  readonly rowsEnd: string;
}

/** The texts that join rows and fields of a formatted result. */
export interface FormatSettings {
  readonly frame: RowFrame;
  /** The text between the values of a field. */
  readonly valueSeparator: string;
  /** 0 for all. */
  readonly maxResults: number;
  /** The text for no rows. */
  readonly emptyText: string;
}

/** The default format of subsearch results (rules 154, 155). */
export const DEFAULT_FORMAT: FormatSettings = {
  frame: {
    rowsStart: '(',
    rowStart: '(',
    fieldSeparator: 'AND',
    rowEnd: ')',
    rowSeparator: 'OR',
    rowsEnd: ')',
  },
  valueSeparator: 'OR',
  maxResults: 0,
  emptyText: 'NOT ( )',
};

/** Rows as one search expression: rows are joined with OR, fields of a row with AND. */
export function formatRows(rows: Iterable<Event>, settings: FormatSettings): string {
  const { frame, maxResults, emptyText, valueSeparator } = settings;
  const parts: string[] = [];
  let count = 0;
  for (const row of rows) {
    if (maxResults > 0 && count === maxResults) break;
    count += 1;
    const part = formattedRow(row, frame, valueSeparator);
    if (part !== undefined) parts.push(part);
  }
  if (parts.length === 0) return emptyText;
  return `${frame.rowsStart} ${parts.join(` ${frame.rowSeparator} `)} ${frame.rowsEnd}`;
}

/** Undefined for a row with only internal fields (rule 156). */
function formattedRow(row: Event, frame: RowFrame, valueSeparator: string): string | undefined {
  const fields = [...row].filter(([name, value]) => !name.startsWith('_') && value !== null);
  if (fields.length === 0) return undefined;
  const sorted = fields.sort(([a], [b]) => byCodeUnit(a, b));
  const conditions = sorted.map(([name, value]) => {
    const values = valuesOf(value).map((item) => condition(name, toText(item)));
    return values.length === 1 ? values[0] : `( ${values.join(` ${valueSeparator} `)} )`;
  });
  return `${frame.rowStart} ${conditions.join(` ${frame.fieldSeparator} `)} ${frame.rowEnd}`;
}

/** Whether a field contributes its value as is, not as a comparison (rule 156). */
export function isSearchText(name: string): boolean {
  return name === 'search' || name === 'query';
}

function condition(name: string, value: string): string {
  if (isSearchText(name)) return value;
  return `${/^[\w.{}:-]+$/.test(name) ? name : quoted(name)}=${quoted(value)}`;
}

/** Names and values come from logs: escapes quotes in them. */
function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
