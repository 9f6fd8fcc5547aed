import type { Technique } from '../../attack/attack-table.ts';
import { publishedSearchReader, type SearchReader, searchReader } from './search-text.ts';

/** Everything about pages that is a matter of choice. */
export interface DocsStyle {
  readonly site: Site;
  /** The repository's address without a slash at its end; undefined leaves links to sources out. */
  readonly repository: string | undefined;
  readonly branch: string;
  /** Whether a link to a source is made from the file's real path, or from the name as the published pages do. */
  readonly sourceLink: (typeof SOURCE_LINKS)[number];
  /** Which techniques a story as a whole has: those of all its detections, or those of the last one. */
  readonly storyTechniques: (typeof STORY_TECHNIQUES)[number];
  readonly wording: Wording;
  readonly enrichment: Enrichment;
}

export const SOURCE_LINKS = ['path', 'slug'] as const;
export const STORY_TECHNIQUES = ['all', 'last_detection'] as const;

/** Facts from outside of the content, pinned in tables. */
export interface Enrichment {
  readonly techniques: ReadonlyMap<string, Technique>;
  /** Withdrawn techniques: still named on pages, with a warning. */
  readonly retired: ReadonlyMap<string, RetiredFact>;
  /** Without a table, pages name ids and nothing more. */
  readonly cves: ReadonlyMap<string, CveFact> | undefined;
  readonly addOns: ReadonlyMap<string, AddOnFact> | undefined;
  /** Macros in an order that cannot be derived; others follow by name. */
  readonly macroOrder: readonly string[];
  /** Ids of detections that share a name, in the order wanted; otherwise they follow by path. */
  readonly duplicateNameOrder: ReadonlyMap<string, readonly string[]>;
}

/** A withdrawn technique. */
interface RetiredFact extends Technique {
  readonly status: string;
  readonly replacement: string | undefined;
}

/** What is known of a CVE. */
export interface CveFact {
  readonly summary: string;
  readonly cvss: string;
}

/** A Splunk add-on. */
export interface AddOnFact {
  readonly name: string;
  readonly url: string;
}

/**
 * What is layout and what is wording: text that stands on every page of a site belongs to its templates;
 * text that only some detections bring up is wording, and a profile may word it anew.
 */
export interface Wording {
  readonly experimental_title: string;
  readonly experimental_text: string;
  readonly deprecated_title: string;
  readonly deprecated_text: string;
  readonly lookups_intro: string;
  readonly add_ons_intro: string;
}

/** The project's own wording. */
export const ownWording: Wording = {
  experimental_title: '### :warning: Experimental',
  experimental_text:
    'This detection is not proven yet: no recorded attack shows that it works. Try it out before you rely on it.',
  deprecated_title: '### :no_entry: Deprecated',
  deprecated_text:
    'This detection is no longer maintained. It stays here for those who still run it.',
  lookups_intro: 'The search reads these lookups:',
  add_ons_intro: 'The search was tested with the fields of these add-ons:',
};

/**
 * A family of pages: its templates, and how it reads content. The button, the wiki and the replay notes of the
 * published security_content pages are the layout of that site; they are in its templates and nowhere else.
 */
export interface Site {
  /** The folder of its templates. */
  readonly templates: string;
  readonly branch: string;
  readonly search: SearchReader;
  /** Whether the pages keep what they should rather not: repeated tags, links that lead nowhere. */
  readonly verbatim: boolean;
}

export const sites = {
  own: { templates: 'own', branch: 'main', search: searchReader, verbatim: false },
  security_content: {
    templates: 'security_content',
    branch: 'develop',
    search: publishedSearchReader,
    verbatim: true,
  },
} as const satisfies Record<string, Site>;

/** The repositories whose pages are known; a profile for one of them means its site. */
export const siteByRepository: ReadonlyMap<string, keyof typeof sites> = new Map([
  ['https://github.com/splunk/security_content', 'security_content'],
]);
