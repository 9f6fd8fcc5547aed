// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** A column with texts, or a mapping with its type; null for a field without values. */
export type ColumnSetting =
  | string
  | {
      /** The name; fields of structures follow after dots: `process.pid`. */
      readonly column: string;
      /** What it holds (default: text; time for `_time`): texts, numbers, timestamps or lists of texts. */
      readonly type?: "text" | "number" | "time" | "list";
    }
  | null;

/** The settings of a content folder in tripline.yml. */
export interface Configuration {
  /** The URL of the content repository. */
  readonly repository?: string;
  /** The branch that pages link to. */
  readonly branch?: string;
  /** The dialect of the content; files in another dialect are reported. */
  readonly dialect?: "2022" | "v4" | "v5" | "escu6" | "tripline";
  /** The version of MITRE ATT&CK that the content uses: 18.1 (default) or 19. */
  readonly attack?: "18.1" | 18.1 | "19" | 19;
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
  readonly sigma?: SigmaSettings;
  /** The baseline file with accepted findings (default: tripline-baseline.json). */
  readonly baseline?: string;
  readonly app?: AppSettings;
  readonly tables?: TableSettings;
  readonly site?: SiteSettings;
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
/** Settings of Sigma rules. */
export interface SigmaSettings {
  /** The values of placeholders, by name: `Administrators: [adm-*, root]`. */
  readonly placeholders?: {
    readonly [k: string]: string[];
  };
}
/** The Splunk app that `tripline build` makes. */
export interface AppSettings {
  /** The ID of the app, which is the name of its folder: letters, digits, `.`, `_` and `-`. */
  readonly id?: string;
  /** The title in Splunk, 5 to 80 characters. */
  readonly title?: string;
  /** The version, as 1.2.3. */
  readonly version?: string;
  /** A description of the app. */
  readonly description?: string;
  /** The text before the name of each search, as in `LABEL - Name - Rule`. */
  readonly label?: string;
  /** The author. */
  readonly author_name?: string;
  /** The address for questions. */
  readonly author_email?: string;
  /** The company of the author. */
  readonly author_company?: string;
  /** The number of the app on Splunkbase. */
  readonly uid?: number;
  /** The format of the app: 2024, 2025 or escu6 (default: escu6). */
  readonly profile?: "2024" | "2025" | "escu6";
  /** The detections in the app, by status (default: production and experimental). */
  readonly status?: ("production" | "experimental" | "deprecated")[];
  /** The folder with files that are copied into the app (default: app_template). */
  readonly template?: string;
  /** The schedule of content without a deployment. */
  readonly schedule?: {
    /** The cron schedule. */
    readonly cron_schedule?: string;
    /** Start of the time range. */
    readonly earliest_time?: string;
    /** End of the time range. */
    readonly latest_time?: string;
    /** How much Splunk may delay the search: minutes, or auto. */
    readonly schedule_window?: string;
  };
  /** A JSON table of ATT&CK techniques: the output of `tripline data attack`, or technique ID to name, tactics and groups (default: the table of the package). */
  readonly attack?: string;
  /** The address of the pages of detections, which links in the app begin with; /FOLDER/ID follows. */
  readonly site?: string;
}
/** Tables of a data lake that searches read as SQL; see [sql.md](sql.md). */
export interface TableSettings {
  /** Tables with the rows of data model datasets, by dataset: `Endpoint.Processes`. */
  readonly datasets?: {
    readonly [k: string]: TableSetting;
  };
  /** Tables with raw events, by the name of their data source. `tripline sql --views` makes views of them. */
  readonly data_sources?: {
    readonly [k: string]: TableSetting;
  };
  /** The schema of these views, as `catalog.schema` (default: that of the session). */
  readonly views?: string;
}
/** A table and its columns. */
export interface TableSetting {
  /** The name, as `catalog.schema.table`; a part with other characters is in backticks. */
  readonly table: string;
  /** The column of each field: `Processes.process_name: proc_name`. */
  readonly columns: {
    readonly [k: string]: ColumnSetting;
  };
}
/** The website that `tripline site` makes. */
export interface SiteSettings {
  /** Markdown files, and folders with Markdown files, that the site shows as documentation; the first page is the one in the menu. */
  readonly documents?: string[];
}
