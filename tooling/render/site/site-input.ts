import type { AttackTable } from '../../attack/attack-table.ts';
import type { Report } from '../../base/diagnostic.ts';
import type { Verdict } from '../../base/verdict.ts';
import type { Evidence } from '../../compile/explain.ts';
import type { FieldOrigin } from '../../compile/field-origins.ts';
import type { Content } from '../../content/content.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { DataModel, DataSource, Detection } from '../../content/model.ts';
import type { Event } from '../../events/event.ts';
import type { LookupTable } from '../../events/run.ts';
import type { MacroLibrary } from '../../spl/macros.ts';
import type { DocsStyle } from '../docs/style.ts';

/** Everything that a site is made from; nothing else is looked at. */
export interface SiteInput {
  readonly content: Content;
  /** The data models that searches read, those of the tool included. */
  readonly dataModels: readonly ContentDocument<DataModel>[];
  readonly macros: MacroLibrary;
  readonly style: DocsStyle;
  readonly attack: AttackTable;
  readonly facts: ReadonlyMap<ContentDocument<Detection>, DetectionFacts>;
  readonly mappings: ReadonlyMap<ContentDocument<DataSource>, SourceMappingFacts>;
  /** Tables of lookups that have rows, by the lookup's name. */
  readonly tables: ReadonlyMap<string, LookupTable>;
  readonly history: History;
  readonly report: Report;
}

/** What running a detection tells about it. */
export interface DetectionFacts {
  /** `Endpoint.Processes`. */
  readonly datasets: readonly string[];
  readonly fields: readonly string[];
  /** Macros that the search calls, those inside of macros included. */
  readonly macros: readonly string[];
  /** The search with its macros expanded: what the spans of evidence point into. */
  readonly searchText: string;
  readonly tests: readonly TestProof[];
}

/** How one test went, and what it shows. */
export interface TestProof {
  readonly name: string;
  readonly status: Verdict;
  readonly kind: 'positive' | 'negative';
  readonly expected: string;
  readonly rows: number;
  readonly events: number;
  readonly reason: string | null;
  readonly data: readonly string[];
  /** Undefined where the test did not run. */
  readonly evidence: Evidence | undefined;
}

/** How a data source's raw fields become common ones. */
export interface SourceMappingFacts {
  readonly origins: readonly FieldOrigin[];
  /** The example log, read and mapped; undefined where there is none. */
  readonly example: Event | undefined;
}

/** What git tells about the content. */
export interface History {
  /** The newest first. */
  readonly changes: readonly Change[];
}

/** One commit, as far as it touched content. */
export interface Change {
  readonly commit: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly author: string;
  readonly subject: string;
  /** Relative to the content folder. */
  readonly paths: readonly string[];
}
