// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** The settings of a content folder in tripline.yml. */
export interface Configuration {
  /** The URL of the content repository. */
  readonly repository?: string;
  /** The branch that pages link to. */
  readonly branch?: string;
  /** The dialect of the content; files in another dialect are reported. */
  readonly dialect?: "2022" | "v4" | "v5" | "escu6" | "tripline";
  /** The version of MITRE ATT&CK that the content uses: 18.1 or 19. */
  readonly attack?: string | number;
  /** A docs profile: wording, links, order and tables of pages; see docs-templates/README.md. */
  readonly docs?: {
    readonly [k: string]: unknown;
  };
  /** Severities by rule ID or diagnostic code. `*` matches any text; later entries win. */
  readonly rules?: {
    readonly [k: string]: "off" | "info" | "warning" | "error";
  };
  /** Severities for some files. If several entries match a file, the last one wins. */
  readonly overrides?: Override[];
  readonly external?: External;
  /** The baseline file with accepted findings (default: tripline-baseline.json). */
  readonly baseline?: string;
}
/** Severities for files that match one of the patterns. */
export interface Override {
  /** Path patterns relative to the content folder: `*` matches part of a name, `**` any folders. */
  readonly paths: string[];
  /** Severities by rule ID or diagnostic code. `*` matches any text; later entries win. */
  readonly rules: {
    readonly [k: string]: "off" | "info" | "warning" | "error";
  };
}
/** Content defined outside this repository. Searches may use it, but cannot run offline if they do. */
export interface External {
  /** Names of macros; `*` matches any text, but not alone. */
  readonly macros?: string[];
  /** Names of lookups; `*` matches any text, but not alone. */
  readonly lookups?: string[];
  /** Names of commands; `*` matches any text, but not alone. */
  readonly commands?: string[];
  /** Names of analytic stories; `*` matches any text. */
  readonly stories?: string[];
  /** Names of data sources; `*` matches any text. */
  readonly data_sources?: string[];
  /** Names of detections; `*` matches any text. */
  readonly detections?: string[];
}
