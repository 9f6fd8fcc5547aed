import type { ContentDocument } from '../../../content/document.ts';

/** One setting: its key and its text. */
export type Setting = readonly [key: string, value: string];

/** A stanza of a .conf file. */
export interface Stanza {
  readonly name: string;
  readonly settings: readonly Setting[];
  /** The content that the stanza is made from. */
  readonly from?: ContentDocument<unknown>;
}

/** A .conf file: texts between stanzas, such as headings, and lists of stanzas. */
export interface ConfFile {
  /** Relative to the app. */
  readonly path: string;
  readonly pieces: readonly (string | readonly Stanza[])[];
  /** Whether the file has no comment at its start, in formats that do not sort. */
  readonly bare?: boolean;
}

/** The stanzas of a file, in order. */
export function stanzasOf({ pieces }: ConfFile): readonly Stanza[] {
  return pieces.flatMap((piece) => (typeof piece === 'string' ? [] : piece));
}

/** A setting, or none without a value. */
export function setting(key: string, value: string | undefined): readonly Setting[] {
  return value === undefined ? [] : [[key, value]];
}

/** The lines of a stanza. */
export function stanzaText({ name, settings }: Stanza): string {
  return [`[${name}]`, ...settings.map(([key, value]) => `${key} = ${value}`)].join('\n');
}
