import { defineRule } from '../rule.ts';

export const storyWithoutDetections = defineRule({
  id: 'story-without-detections',
  summary: 'Analytic stories have detections.',
  rationale: 'An empty story promises a use case that cannot be enabled.',
  bad: {
    'stories/kerberoasting.yml': `name: Kerberoasting
id: 9b1d6f0e-3c2a-4e5d-8f7b-6a1c0d9e8f24
version: 1
date: "2026-01-15"
author: Example
description: An attacker requests service tickets and cracks the passwords of the service accounts.
narrative: A ticket is encrypted with the password of its service.
tags:
  category:
    - Adversary Tactics`,
    'detections/lsass_dump_with_procdump.yml': 'name: LSASS Dump with Procdump',
  },
  good: 'tags:\n  analytic_story:\n    - Credential Dumping',
  severity: 'info',
  comparesFiles: true,
  *check({ content, detections }) {
    const used = new Set(detections.flatMap(({ data }) => data.tags.analytic_story));
    for (const { data, path, spanAt } of content.story.all) {
      const isGone = data.status === 'deprecated' || data.status === 'removed';
      if (used.has(data.name) || isGone || path.includes('/deprecated/')) continue;
      yield { message: `story "${data.name}" has no detections`, span: spanAt(['name']) };
    }
  },
});
