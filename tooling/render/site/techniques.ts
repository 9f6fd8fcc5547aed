import type { Technique } from '../../attack/attack-table.ts';
import { sortedBy } from '../../base/order.ts';
import { hasPage } from '../docs/view-context.ts';
import type { DetectionEntry, Entry, TechniqueEntry } from './site.ts';
import type { SiteInput } from './site-input.ts';

/** The page of a technique. */
export function techniquePath(id: string): string {
  return `techniques/${id.toLowerCase()}/index.html`;
}

interface MutableTechnique extends TechniqueEntry {
  readonly detections: DetectionEntry[];
  readonly children: TechniqueEntry[];
}

/** Pages of all techniques with detections, and of their parent techniques. */
export function techniqueEntries({ content, style, attack: { groups } }: SiteInput) {
  const detections = content.detection.all.filter(hasPage);
  const named = detections.flatMap(({ data }) => data.tags.mitre_attack_id ?? []);
  const ids = new Set(named.flatMap((id) => [id, parentId(id) ?? id]));
  const byId = new Map<string, MutableTechnique>();
  for (const id of [...ids].sort()) {
    const { techniques, retired } = style.enrichment;
    const technique = techniques.get(id) ?? retired.get(id) ?? { id, name: id, tactics: [] };
    byId.set(id, entryFor(technique, byId, groups.byTechnique.get(id)));
  }
  return {
    byId: byId as ReadonlyMap<string, TechniqueEntry>,
    all: sortedBy(byId.values(), ({ id }) => id) as readonly TechniqueEntry[],
    /** Adds detections to techniques; detections are created after techniques. */
    attach(detections: readonly DetectionEntry[]): void {
      for (const detection of detections) {
        for (const { id } of detection.techniques) byId.get(id)?.detections.push(detection);
      }
    },
  };
}

/** Techniques are sorted by ID, so that parents come first. */
function entryFor(
  technique: Technique,
  byId: ReadonlyMap<string, MutableTechnique>,
  groups: readonly string[] = [],
): MutableTechnique {
  const { id, name } = technique;
  const above = byId.get(parentId(id) ?? '');
  const parent: Entry | undefined = above && { name: above.name, path: above.path };
  const entry = {
    id,
    technique,
    groups,
    name: name === id ? id : `${id} ${name}`,
    path: techniquePath(id),
    parent,
    children: [],
    detections: [],
  };
  above?.children.push(entry);
  return entry;
}

function parentId(id: string): string | undefined {
  return /^(T\d{4})\.\d{3}$/.exec(id)?.[1];
}
