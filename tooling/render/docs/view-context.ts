import type { Report } from '../../base/diagnostic.ts';
import type { Content } from '../../content/content.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection, Story } from '../../content/model.ts';
import { type DocsFormat, type LinkStyle, linkStyle } from './addresses.ts';
import { type Facts, factsFrom, suggestions } from './facts.ts';
import type { DocsStyle } from './style.ts';
import type { Timelines } from './timeline.ts';

/** What views are made of. */
export interface ViewOptions {
  readonly style: DocsStyle;
  readonly format: DocsFormat;
  readonly report: Report;
  readonly timelines?: Timelines | undefined;
}

/** The input of the view of one page. */
export interface ViewContext extends ViewOptions {
  readonly content: Content;
  readonly facts: Facts;
  readonly links: LinkStyle;
  readonly storyByName: ReadonlyMap<string, ContentDocument<Story>>;
  readonly nearestStory: (name: string) => string | undefined;
}

/** The shared input of all pages of a content folder. */
export function viewContext(content: Content, options: ViewOptions): ViewContext {
  const stories = content.story.all.filter(hasPage);
  const storyByName = new Map(stories.map((story) => [story.data.name, story]));
  return {
    ...options,
    content,
    facts: factsFrom(options.style, options.report),
    links: linkStyle(options.format),
    storyByName,
    nearestStory: suggestions(storyByName.keys()),
  };
}

/** Stories in stories/deprecated/ and removed content have no page, nor does content for another product before its release. */
export function hasPage({ path, data }: ContentDocument<Detection | Story>): boolean {
  if (path.startsWith('ssa_detections/') && data.status !== 'production') return false;
  return !path.startsWith('stories/deprecated/') && data.status !== 'removed';
}
