import type { SourceSpan } from '../base/source.ts';
import type { Content } from '../content/content.ts';

interface AttackId {
  readonly id: string;
  /** Its place. */
  at(): SourceSpan;
}

/** The ATT&CK ids that detections and stories name. */
export function* attackIdsOf({ detection, story }: Content): Iterable<AttackId> {
  for (const { data, spanAt } of [...detection.all, ...story.all]) {
    for (const [index, id] of (data.tags.mitre_attack_id ?? []).entries()) {
      yield { id, at: () => spanAt(['tags', 'mitre_attack_id', index]) };
    }
  }
}
