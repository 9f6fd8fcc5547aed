// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** What tripline.yml says about a content folder. */
export interface Configuration {
  /** The address where the content lives. */
  readonly repository?: string;
  /** The branch that pages link to. */
  readonly branch?: string;
  /** A docs profile: wording, links, order and tables of pages, as docs-templates/README.md tells. */
  readonly docs?: {
    readonly [k: string]: unknown;
  };
  /** Severities by rule: the id of a rule, or the code of any other finding; `*` stands for any text, and later lines win. */
  readonly rules?: {
    readonly [k: string]: "off" | "info" | "warning" | "error";
  };
  /** Other severities for some files; of several that fit a file, the last one counts. */
  readonly overrides?: Override[];
  readonly external?: External;
  /** The file with findings that are known and wait; tripline-baseline.json unless told. */
  readonly baseline?: string;
}
/** Severities for the files that fit one of the patterns. */
export interface Override {
  /** Patterns of paths below the content folder: `*` for part of a name, `**` for any folders. */
  readonly paths: string[];
  /** Severities by rule: the id of a rule, or the code of any other finding; `*` stands for any text, and later lines win. */
  readonly rules: {
    readonly [k: string]: "off" | "info" | "warning" | "error";
  };
}
/** Things that live elsewhere: searches may name them, and cannot run here because of it. */
export interface External {
  /** Names of macros; `*` stands for any text. */
  readonly macros?: string[];
  /** Names of lookups; `*` stands for any text. */
  readonly lookups?: string[];
  /** Names of analytic stories; `*` stands for any text. */
  readonly stories?: string[];
  /** Names of data sources; `*` stands for any text. */
  readonly data_sources?: string[];
  /** Names of detections; `*` stands for any text. */
  readonly detections?: string[];
}
