import type { ContentDocument, ContentKinds } from './document.ts';

/** The documents of one kind, in path order and by name. */
export interface Collection<Data> {
  readonly all: readonly ContentDocument<Data>[];
  /** If two documents have the same name, the first. */
  readonly byName: ReadonlyMap<string, ContentDocument<Data>>;
}

/** The documents of a content folder, by kind. */
export type Collections = {
  readonly [Kind in keyof ContentKinds]: Collection<ContentKinds[Kind]>;
};

/** Everything in a content folder, loaded and indexed. */
export interface Content extends Collections {
  /** The folder, as the user named it. */
  readonly root: string;
}

/** The content without documents that lack a valid required part: they have no page. */
export function completeContent(content: Content): Content {
  return {
    root: content.root,
    detection: complete(content.detection),
    story: complete(content.story),
    macro: complete(content.macro),
    lookup: complete(content.lookup),
    data_source: complete(content.data_source),
    data_model: complete(content.data_model),
    baseline: complete(content.baseline),
    investigation: complete(content.investigation),
    deployment: complete(content.deployment),
    dashboard: complete(content.dashboard),
    removed: complete(content.removed),
    log_source: complete(content.log_source),
    sigma_filter: complete(content.sigma_filter),
  };
}

function complete<Data extends { readonly name: string }>({
  all,
}: Collection<Data>): Collection<Data> {
  return collection(all.filter(({ isPartial }) => !isPartial));
}

/** The documents of one kind, in order and by name; the first of several with one name counts. */
export function collection<Data extends { readonly name: string }>(
  all: readonly ContentDocument<Data>[],
): Collection<Data> {
  const byName = new Map<string, ContentDocument<Data>>();
  for (const document of all) {
    if (!byName.has(document.data.name)) byName.set(document.data.name, document);
  }
  return { all, byName };
}
