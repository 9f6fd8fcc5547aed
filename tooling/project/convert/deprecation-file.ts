import { stringify } from 'yaml';
import { addTo } from '../../base/add-to.ts';
import type { Content } from '../../content/content.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { DeprecationInfo } from '../../content/model.ts';
import { DEPRECATION_MAPPING } from '../../content/root-files.ts';
import type { NewText } from './new-text.ts';

interface Deprecable {
  readonly name: string;
  readonly deprecation_info?: DeprecationInfo;
}

/** In v5, one file says of all deprecated and removed content why, and what replaces it. */
export function deprecationFile(content: Content): readonly NewText[] {
  const { detection, story, baseline, investigation, removed } = content;
  const sections = new Map<string, object[]>();
  const add = (section: string, document: ContentDocument<Deprecable>) => {
    const { name, deprecation_info: info } = document.data;
    if (info !== undefined) addTo(sections, section, entryOf(name, info));
  };
  for (const document of detection.all) add('detections', document);
  for (const document of story.all) add('stories', document);
  for (const document of baseline.all) add('baselines', document);
  for (const document of investigation.all) add('investigations', document);
  for (const document of removed.all) add(document.path.split('/')[1] ?? 'detections', document);
  if (sections.size === 0) return [];
  const text = stringify(Object.fromEntries(sections), { lineWidth: 0 });
  return [{ path: DEPRECATION_MAPPING, text }];
}

function entryOf(content: string, info: DeprecationInfo): object {
  const { removed_in_version, reason, replacement_content = [] } = info;
  return { content, removed_in_version, reason, replacement_content };
}
