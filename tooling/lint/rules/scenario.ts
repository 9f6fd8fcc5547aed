import { didYouMean } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import { defineRule } from '../rule.ts';

const STORY = (detection: string) => `name: Credential Dumping
id: 9b1d6f0e-3c2a-4e5d-8f7b-6a1c0d9e8f24
version: 1
date: "2026-01-15"
author: Example
description: An attacker reads credentials from memory and moves on with them.
narrative: Credentials of all signed-in users are in the memory of LSASS.
scenario:
  data: attack_data/scenarios/credential_dumping
  detections:
    - ${detection}
tags:
  category:
    - Adversary Tactics`;

const OTHERS = {
  'attack_data/scenarios/credential_dumping/sysmon.json': '{}\n',
  'detections/lsass_dump_with_procdump.yml': 'type: TTP',
};

export const scenario = defineRule({
  id: 'scenario',
  summary: 'Scenarios of stories have logs, and name detections of the story.',
  rationale: 'A scenario with a wrong name or without logs fails its test.',
  bad: { ...OTHERS, 'stories/credential_dumping.yml': STORY('LSASS Dump') },
  good: { ...OTHERS, 'stories/credential_dumping.yml': STORY('LSASS Dump with Procdump') },
  severity: 'error',
  comparesFiles: true,
  *check({ content, files }) {
    const { byName } = content.detection;
    for (const { data, spanAt } of content.story.all) {
      if (data.scenario === undefined) continue;
      const { data: folder, detections, other_detections = [] } = data.scenario;
      if (files.below(folder).length === 0) {
        const span = spanAt(['scenario', 'data']);
        yield { message: `folder "${folder}" does not exist, or has no files`, span };
      }
      const lists = { detections, other_detections };
      const seen = new Set<string>();
      for (const [list, names] of Object.entries(lists)) {
        for (const [index, name] of names.entries()) {
          const span = spanAt(['scenario', list, index]);
          const detection = byName.get(name);
          if (detection === undefined) {
            const help = didYouMean(nearest(name, byName.keys()));
            yield { message: `unknown detection "${name}"`, span, help };
          } else if (seen.has(name)) {
            yield { message: `"${name}" is listed twice`, span, help: 'list each detection once' };
          } else if (
            list === 'detections' &&
            !detection.data.tags.analytic_story.includes(data.name)
          ) {
            const message = `"${name}" is not a detection of this story`;
            const help = `add "${data.name}" to its analytic_story, or list it under other_detections`;
            yield { message, span, help };
          }
          seen.add(name);
        }
      }
    }
  },
});
