import type { SourceSpan } from '../base/source.ts';
import type { Content } from '../content/content.ts';

interface AttackId {
  readonly id: string;
  /** All IDs in the same list. */
  readonly list: readonly string[];
  /** Its location. */
  at(): SourceSpan;
}

/** The ATT&CK IDs of detections and stories. */
export function* attackIdsOf({ detection, story }: Content): Iterable<AttackId> {
  for (const { data, spanAt } of [...detection.all, ...story.all]) {
    const list = data.tags.mitre_attack_id ?? [];
    for (const [index, id] of list.entries()) {
      yield { id, list, at: () => spanAt(['tags', 'mitre_attack_id', index]) };
    }
  }
}
