import type { Technique } from '../../attack/attack-table.ts';
import {
  type Annotate,
  ownAnnotations,
  publishedAnnotations,
  writtenAnnotations,
} from './page-annotations.ts';
import {
  publishedSearchReader,
  publishedSearchReader2024,
  type SearchReader,
  searchReader,
} from './search-text.ts';

/** The configurable style of pages. */
export interface DocsStyle {
  readonly site: Site;
  /** The repository's URL without a trailing slash; undefined omits links to sources. */
  readonly repository: string | undefined;
  readonly branch: string;
  /** Whether a link to a source uses the file's real path, or its name like the published pages. */
  readonly sourceLink: (typeof SOURCE_LINKS)[number];
  /** The techniques of a story: those of all its detections, or those of the last one. */
  readonly storyTechniques: (typeof STORY_TECHNIQUES)[number];
  readonly wording: Wording;
  readonly enrichment: Enrichment;
}

/** How links to source files are formed. */
export const SOURCE_LINKS = ['path', 'slug'] as const;
/** Which techniques of its detections a story shows. */
export const STORY_TECHNIQUES = ['all', 'last_detection'] as const;

/** External facts from tables. */
export interface Enrichment {
  readonly techniques: ReadonlyMap<string, Technique>;
  /** Withdrawn techniques, which pages still show, with a warning. */
  readonly retired: ReadonlyMap<string, RetiredFact>;
  /** IDs that only other versions of ATT&CK have, with their version. */
  readonly elsewhere: ReadonlyMap<string, string>;
  /** Without a table, pages show only IDs. */
  readonly cves: ReadonlyMap<string, CveFact> | undefined;
  readonly addOns: ReadonlyMap<string, AddOnFact> | undefined;
  /** Macros in a specified order; others follow by name. */
  readonly macroOrder: readonly string[];
  /** IDs of detections with the same name, in the specified order; others follow by path. */
  readonly duplicateNameOrder: ReadonlyMap<string, readonly string[]>;
}

/** A withdrawn technique. */
interface RetiredFact extends Technique {
  readonly status: string;
  readonly replacement: string | undefined;
}

/** Facts about a CVE. */
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
 * Configurable text: text of every page of a site belongs to its templates; text that only some detections have is
 * wording that a profile can change.
 */
export interface Wording {
  readonly experimental_title: string;
  readonly experimental_text: string;
  readonly deprecated_title: string;
  readonly deprecated_text: string;
  readonly lookups_intro: string;
  readonly add_ons_intro: string;
}

/** The default wording. */
export const ownWording: Wording = {
  experimental_title: '### :warning: Experimental',
  experimental_text:
    'This detection has not been validated with recorded attack data. Test it in your environment before you rely on it.',
  deprecated_title: '### :no_entry: Deprecated',
  deprecated_text: 'This detection is no longer maintained. It is kept for existing users.',
  lookups_intro: 'This search uses the following lookups:',
  add_ons_intro: 'This search was tested with the fields of the following add-ons:',
};

/**
 * A kind of site: its templates and how it reads content. The button, the wiki link and the replay notes of the
 * published security_content pages are part of that site's layout and exist only in its templates.
 */
export interface Site {
  /** The folder of its templates. */
  readonly templates: string;
  readonly branch: string;
  readonly search: SearchReader;
  readonly annotate: Annotate;
  /** Whether there is a list of all detections, and of those in each folder. */
  readonly hasLists: boolean;
  /** Whether a story lists a detection as often as the detection names the story. */
  readonly rowPerMention: boolean;
  /** Folders of detections in the order in which the generator reads them, which is the order of equal names. */
  readonly folders: readonly string[];
  /** Whether the pages keep known defects of the published pages: repeated tags and dead links. */
  readonly verbatim: boolean;
}

const plain = { hasLists: false, rowPerMention: false, folders: [] };

export const sites = {
  own: {
    ...plain,
    templates: 'own',
    branch: 'main',
    search: searchReader,
    annotate: ownAnnotations,
    verbatim: false,
  },
  security_content: {
    ...plain,
    templates: 'security_content',
    branch: 'develop',
    search: publishedSearchReader,
    annotate: writtenAnnotations,
    verbatim: true,
  },
  /** The same site eighteen months later: its generator derives what the content no longer says. */
  security_content_2024: {
    templates: 'security_content',
    branch: 'develop',
    search: publishedSearchReader2024,
    annotate: publishedAnnotations,
    hasLists: true,
    rowPerMention: true,
    folders: [
      'endpoint',
      'application',
      'cloud',
      'network',
      'web',
      'experimental',
      'deprecated',
    ].flatMap((folder) => [`detections/${folder}/`, `ssa_detections/${folder}/`]),
    verbatim: true,
  },
} as const satisfies Record<string, Site>;

/** Repositories with a known site, which is the default for their profiles. */
export const siteByRepository: ReadonlyMap<string, keyof typeof sites> = new Map([
  ['https://github.com/splunk/security_content', 'security_content'],
]);
