import type { ContentDocument } from '../../content/document.ts';
import { hasPage } from '../docs/view-context.ts';
import { Addresses, siteSlug } from './site-addresses.ts';
import type { SiteInput } from './site-input.ts';

/** The path of each document's page. */
export interface Places {
  readonly pathOf: ReadonlyMap<ContentDocument<unknown>, string>;
  readonly redirectOf: ReadonlyMap<ContentDocument<unknown>, string>;
  /** Paths by name, one map per kind. */
  readonly story: ReadonlyMap<string, string>;
  readonly dataSource: ReadonlyMap<string, string>;
  readonly dataModel: ReadonlyMap<string, string>;
  readonly macro: ReadonlyMap<string, string>;
  readonly lookup: ReadonlyMap<string, string>;
}

/** Assigns a path to every document. */
export function placesOf(input: SiteInput): Places {
  const { content, dataModels, report } = input;
  const pathOf = new Map<ContentDocument<unknown>, string>();
  const place = (
    folder: string,
    documents: readonly ContentDocument<{ readonly name: string }>[],
  ) => {
    const addresses = new Addresses(folder, report);
    const byName = new Map<string, string>();
    for (const document of documents) {
      const path = addresses.assign(siteSlug(document.data.name), document);
      pathOf.set(document, path);
      if (!byName.has(document.data.name)) byName.set(document.data.name, path);
    }
    return byName;
  };
  return {
    redirectOf: placeDetections(input, pathOf),
    story: place('stories', content.story.all.filter(hasPage)),
    dataSource: place('data-sources', content.data_source.all),
    dataModel: place('data-models', dataModels),
    macro: place('macros', content.macro.all),
    lookup: place('lookups', content.lookup.all),
    pathOf,
  };
}

/** IDs first, because they are permanent. Names redirect there if they are free. */
function placeDetections(
  { content, report }: SiteInput,
  pathOf: Map<ContentDocument<unknown>, string>,
): Map<ContentDocument<unknown>, string> {
  const addresses = new Addresses('detections', report);
  const detections = content.detection.all.filter(hasPage);
  for (const document of detections) {
    pathOf.set(document, addresses.assign(document.data.id.toLowerCase(), document));
  }
  const redirectOf = new Map<ContentDocument<unknown>, string>();
  for (const document of detections) {
    const path = addresses.alias(siteSlug(document.data.name), document);
    if (path !== undefined) redirectOf.set(document, path);
  }
  return redirectOf;
}
