/** How parts of a text are found. */
export type Extraction = RegexExtraction | PathExtraction;

/** The named groups of a regular expression, as fields with these names. */
export interface RegexExtraction {
  readonly kind: 'regex';
  readonly regex: string;
  readonly groups: readonly string[];
  /** The maximum number of matches per value; 0 for all. */
  readonly most: number;
  /** The field for the positions of the groups, such as `user=0-4&host=6-9`. */
  readonly positions?: string | undefined;
}

/** The values at a path in a JSON or XML document. */
export interface PathExtraction {
  readonly kind: 'path';
  readonly path: readonly PathStep[];
  readonly as: string;
}

/** One step of a path: a name and selectors. */
export interface PathStep {
  /** Empty if the path begins with a selector: `{}.id`. */
  readonly name: string;
  readonly selectors: readonly Selector[];
}

/** All elements, one of them, or an attribute. */
export type Selector =
  | { readonly kind: 'all' }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'attribute'; readonly name: string };

/** A change of a text. */
export type TextEdit =
  | {
      readonly kind: 'replace';
      readonly regex: string;
      readonly ignoreCase: boolean;
      /** The replacement; `\1` is the first group. */
      readonly replacement: string;
      /** The first match to replace, from 1. */
      readonly first: number;
      /** Whether later matches are replaced too. */
      readonly all: boolean;
    }
  /** Replaces each character of `from` with the one at the same position of `to`. */
  | { readonly kind: 'translate'; readonly from: string; readonly to: string };
