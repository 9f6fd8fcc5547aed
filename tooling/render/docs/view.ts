import type { ContentDocument } from '../../content/document.ts';
import type { Detection, DrilldownSearch, Rba, Story } from '../../content/model.ts';
import type { PageIdentity } from './addresses.ts';
import type { CveFact } from './style.ts';

/** Everything that pages show, worked out; templates only lay it out. */
export interface DocsView {
  readonly detections: readonly DetectionView[];
  readonly stories: readonly StoryView[];
}

/** A text that may lead somewhere. */
export interface LinkView {
  readonly text: string;
  readonly href: string | undefined;
}

/** The head of a page, for the program that makes a site of it. */
export interface FrontMatterView {
  readonly title: string;
  /** What the page is about in one line; detections only. */
  readonly excerpt: string | undefined;
  readonly category: string | undefined;
  readonly date: string;
  readonly tags: readonly string[];
  readonly redirectFrom: string | undefined;
  /** Whether a text looks like a template of the site generator, which must not run it. */
  readonly templateSyntax: boolean;
}

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
  /** The search with its commands on lines of their own. */
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
  readonly stories: readonly LinkView[];
  readonly scoredRisk: ScoredRiskView | undefined;
  readonly rba: Rba | undefined;
  readonly drilldowns: readonly DrilldownView[];
  readonly references: readonly LinkView[];
  readonly datasets: readonly LinkView[];
  readonly tests: readonly TestView[];
  readonly source: LinkView;
}

export interface TechniqueView extends LinkView {
  readonly id: string;
  readonly name: string;
  readonly tactics: readonly string[];
}

export interface CveView extends LinkView {
  /** Undefined where no table tells about it. */
  readonly fact: CveFact | undefined;
}

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

export interface DrilldownView extends DrilldownSearch {
  readonly fence: string;
}

export interface TestView {
  readonly name: string;
  readonly expectation: string;
  readonly samples: readonly LinkView[];
  readonly events: number;
}

export interface StoryView {
  readonly document: ContentDocument<Story>;
  readonly frontMatter: FrontMatterView;
  readonly name: string;
  readonly description: string;
  readonly narrative: string;
  readonly products: readonly string[];
  readonly dataModels: readonly LinkView[];
  /** The techniques of the story as a whole. */
  readonly techniques: readonly LinkView[];
  readonly date: string;
  readonly author: string;
  readonly id: string;
  readonly version: string;
  readonly detections: readonly StoryRowView[];
  readonly references: readonly LinkView[];
  readonly source: LinkView;
}

export interface StoryRowView extends LinkView {
  readonly techniques: readonly LinkView[];
  readonly type: string;
}
