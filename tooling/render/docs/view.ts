import type { ContentDocument } from '../../content/document.ts';
import type { Detection, DrilldownSearch, Rba, Story, Tuning } from '../../content/model.ts';
import type { PageIdentity } from './addresses.ts';
import type { CveFact } from './style.ts';
import type { Timeline, TimelineEntry } from './timeline.ts';

/** Everything that pages show; templates only format it. */
export interface DocsView {
  readonly detections: readonly DetectionView[];
  readonly stories: readonly StoryView[];
}

/** A text with an optional link. */
export interface LinkView {
  readonly text: string;
  readonly href: string | undefined;
}

/** The front matter of a page, for site generators. */
export interface FrontMatterView {
  readonly title: string;
  /** A one-line summary; detections only. */
  readonly excerpt: string | undefined;
  readonly category: string | undefined;
  readonly date: string;
  readonly tags: readonly string[];
  readonly redirectFrom: string | undefined;
  /** Whether a text looks like a template of the site generator, which must not render it. */
  readonly templateSyntax: boolean;
}

/** A detection as its page shows it. */
export interface DetectionView extends PageIdentity {
  readonly document: ContentDocument<Detection>;
  readonly frontMatter: FrontMatterView;
  readonly name: string;
  readonly experimental: boolean;
  readonly deprecated: boolean;
  readonly description: string;
  readonly type: string;
  readonly author: string;
  readonly version: string;
  readonly products: readonly string[];
  readonly dataSources: readonly string[];
  readonly dataModels: readonly LinkView[];
  readonly techniques: readonly TechniqueView[];
  readonly killChainPhases: readonly string[];
  readonly nist: readonly string[];
  readonly cis20: readonly string[];
  readonly cves: readonly CveView[];
  /** The search with one command per line. */
  readonly searchLines: string;
  readonly fence: string;
  readonly macros: readonly LinkView[];
  readonly filterMacro: string;
  readonly callsFilter: boolean;
  readonly lookups: readonly LookupView[];
  readonly addOns: readonly LinkView[];
  readonly requiredFields: readonly string[];
  readonly howToImplement: string;
  readonly knownFalsePositives: string;
  readonly tuning: readonly Tuning[];
  readonly stories: readonly LinkView[];
  readonly scoredRisk: ScoredRiskView | undefined;
  readonly rba: Rba | undefined;
  readonly drilldowns: readonly DrilldownView[];
  readonly references: readonly LinkView[];
  readonly datasets: readonly LinkView[];
  readonly tests: readonly TestView[];
  readonly source: LinkView;
}

/** A technique with its link. */
export interface TechniqueView extends LinkView {
  readonly id: string;
  readonly name: string;
  readonly tactics: readonly string[];
}

/** A CVE with its link and scores. */
export interface CveView extends LinkView {
  /** Undefined if no table has it. */
  readonly fact: CveFact | undefined;
}

/** A lookup with its link. */
export interface LookupView extends LinkView {
  readonly data: string | undefined;
}

/** The risk of the older dialects: one score for all objects. */
interface ScoredRiskView {
  readonly score: string;
  readonly impact: string;
  readonly confidence: string;
  readonly message: string;
}

/** A drilldown search of a detection. */
export interface DrilldownView extends DrilldownSearch {
  readonly fence: string;
}

/** A test of a detection. */
export interface TestView {
  readonly name: string;
  readonly expectation: string;
  readonly samples: readonly LinkView[];
  readonly events: number;
}

/** A story as its page shows it. */
export interface StoryView {
  readonly document: ContentDocument<Story>;
  readonly frontMatter: FrontMatterView;
  readonly name: string;
  readonly description: string;
  readonly narrative: string;
  readonly products: readonly string[];
  readonly dataModels: readonly LinkView[];
  /** The techniques of the story. */
  readonly techniques: readonly LinkView[];
  readonly date: string;
  readonly author: string;
  readonly id: string;
  readonly version: string;
  readonly detections: readonly StoryRowView[];
  /** What the scenario of the story finds; undefined without one. */
  readonly timeline: StoryTimelineView | undefined;
  readonly references: readonly LinkView[];
  readonly source: LinkView;
}

/** A finding as a page shows it. */
export interface TimelineRowView extends Pick<TimelineEntry, 'event'> {
  readonly time: string;
  /** The host and the user, as far as they are known. */
  readonly where: string;
  readonly detection: LinkView;
  readonly techniques: readonly LinkView[];
  readonly tactics: string;
}

/** What a run over the logs of a scenario finds. */
export interface StoryTimelineView extends Timeline {
  readonly rows: readonly TimelineRowView[];
}

/** A detection in the table of a story. */
export interface StoryRowView extends LinkView {
  readonly techniques: readonly LinkView[];
  readonly type: string;
}
