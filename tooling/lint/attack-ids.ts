import type { SourceSpan } from '../base/source.ts';
import type { Content } from '../content/content.ts';

interface AttackId {
  readonly id: string;
  /** All that stand in the same list. */
  readonly list: readonly string[];
  /** Its place. */
  at(): SourceSpan;
}

/** The ATT&CK ids that detections and stories name. */
export function* attackIdsOf({ detection, story }: Content): Iterable<AttackId> {
  for (const { data, spanAt } of [...detection.all, ...story.all]) {
    const list = data.tags.mitre_attack_id ?? [];
    for (const [index, id] of list.entries()) {
      yield { id, list, at: () => spanAt(['tags', 'mitre_attack_id', index]) };
    }
  }
}
