import type { AttackTable } from '../../attack/attack-table.ts';
import type { Report } from '../../base/diagnostic.ts';
import type { Source } from '../../base/source.ts';
import type { Verdict } from '../../base/verdict.ts';
import type { Content } from '../../content/content.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { DataModel, DataSource, Detection } from '../../content/model.ts';
import type { Evidence } from '../../detect/explain.ts';
import type { Event } from '../../events/event.ts';
import type { LookupTable } from '../../events/run.ts';
import type { FieldOrigin } from '../../mapping/field-origins.ts';
import type { MacroLibrary } from '../../spl/macros.ts';
import type { DocsStyle } from '../docs/style.ts';
import type { Timelines } from '../docs/timeline.ts';

/** The complete input of a site. */
export interface SiteInput {
  readonly content: Content;
  /** The data models of searches, including built-in ones. */
  readonly dataModels: readonly ContentDocument<DataModel>[];
  readonly macros: MacroLibrary;
  readonly style: DocsStyle;
  readonly attack: AttackTable;
  readonly facts: ReadonlyMap<ContentDocument<Detection>, DetectionFacts>;
  readonly mappings: ReadonlyMap<ContentDocument<DataSource>, SourceMappingFacts>;
  /** Tables of lookups with rows, by lookup name. */
  readonly tables: ReadonlyMap<string, LookupTable>;
  readonly history: History;
  readonly timelines: Timelines;
  /** Markdown files that the site shows, in order. */
  readonly documents: readonly TextFile[];
  /** Statuses of queries for other engines, by the ID of the detection. */
  readonly sqlStatuses: ReadonlyMap<string, readonly SqlStatus[]>;
  readonly report: Report;
}

/** How well the query of a detection in a dialect of SQL is known to be right. */
export interface SqlStatus {
  readonly dialect: string;
  readonly status: 'translated' | 'proven' | 'different' | 'refused';
  /** The version of the detection that it is about. */
  readonly version: number;
  /** The name and version of the engine that ran its tests; null if none did. */
  readonly engine: string | null;
  /** Why it is refused, or what differs. */
  readonly reason: string | null;
  readonly tests: number;
  readonly rows: number;
}

/** A text file of the content folder. */
export interface TextFile {
  /** Relative to the content folder. */
  readonly path: string;
  readonly source: Source;
}

/** Facts about a detection from running it. */
export interface DetectionFacts {
  /** `Endpoint.Processes`. */
  readonly datasets: readonly string[];
  readonly fields: readonly string[];
  /** Macros of the search, including nested ones. */
  readonly macros: readonly string[];
  /** The search with its macros expanded; spans of evidence refer to it. */
  readonly searchText: string;
  readonly tests: readonly TestProof[];
}

/** The result of one test with its evidence. */
export interface TestProof {
  readonly name: string;
  readonly status: Verdict;
  readonly kind: 'positive' | 'negative';
  readonly expected: string;
  readonly rows: number;
  readonly events: number;
  readonly reason: string | null;
  readonly data: readonly string[];
  /** Undefined if the test did not run. */
  readonly evidence: Evidence | undefined;
}

/** The mapping from a data source's raw fields to data model fields. */
export interface SourceMappingFacts {
  readonly origins: readonly FieldOrigin[];
  /** The parsed and mapped example log; undefined without one. */
  readonly example: Event | undefined;
}

/** The Git history of the content. */
export interface History {
  /** Newest first. */
  readonly changes: readonly Change[];
}

/** One commit, with the content files that it changed. */
export interface Change {
  readonly commit: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly author: string;
  readonly subject: string;
  /** Relative to the content folder. */
  readonly paths: readonly string[];
}
