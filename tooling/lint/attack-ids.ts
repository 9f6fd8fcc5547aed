import type { SourceSpan } from '../base/source.ts';
import type { Content } from '../content/content.ts';

interface AttackId {
  readonly id: string;
  readonly span: SourceSpan;
}

/** The ATT&CK ids that detections and stories name, each with its place. */
export function* attackIdsOf({ detection, story }: Content): Iterable<AttackId> {
  for (const { data, spanAt } of [...detection.all, ...story.all]) {
    for (const [index, id] of (data.tags.mitre_attack_id ?? []).entries()) {
      yield { id, span: spanAt(['tags', 'mitre_attack_id', index]) };
    }
  }
}
