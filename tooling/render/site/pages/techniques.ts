import { counted } from '../../../base/counted.ts';
import { techniqueAddress } from '../../docs/addresses.ts';
import { html } from '../html.ts';
import type { Page } from '../layout.ts';
import {
  detectionTable,
  facts,
  pageLink,
  section,
  table,
  testedCount,
  writtenLink,
} from '../parts.ts';
import type { Site, TechniqueEntry } from '../site.ts';
import { listPage } from './list-page.ts';
import { MATRIX_PATH } from './matrix.ts';

/** The pages of all techniques with detections, and the list of them. */
export function* techniquePages({
  techniques,
  attackVersion,
  groupsVersion,
}: Site): Iterable<Page> {
  yield listPage('techniques', {
    lead: `Techniques of ATT&CK ${attackVersion} with detections, including their parent techniques.`,
    also: html`<p>See also <a href="../${MATRIX_PATH}">the ATT&amp;CK matrix</a>.</p>`,
    columns: ['Technique', 'Tactics', 'Detections', 'Tested'],
    rows: techniques.map((entry) => [
      pageLink('../', entry),
      entry.technique.tactics.join(', '),
      entry.detections.length,
      testedCount(entry.detections),
    ]),
  });
  for (const technique of techniques) yield techniquePage(technique, groupsVersion);
}

function techniquePage(entry: TechniqueEntry, groupsVersion: string): Page {
  const root = '../../';
  const { id, technique, groups, detections } = entry;
  const below = entry.children.flatMap((child) => child.detections);
  return {
    path: entry.path,
    title: entry.name,
    summary: `${counted(detections.length, 'detection')} of ${entry.name}.`,
    section: 'techniques',
    main: html`<h1>${technique.name} <span class="quiet">${id}</span></h1>
${facts([
  ['Tactics', technique.tactics.join(', ')],
  ['Part of', entry.parent && pageLink(root, entry.parent)],
  ['Detections', `${detections.length}, ${testedCount(detections)} of them tested`],
  ['With sub-techniques', below.length > 0 && `${new Set([...detections, ...below]).size}`],
  ['MITRE ATT&CK', writtenLink(techniqueAddress(id), 'attack.mitre.org')],
])}
${section('detections', counted(detections.length, 'detection'), detectionTable(root, detections, `Detections of ${id}`))}
${section(
  'sub-techniques',
  'Sub-techniques',
  table({
    caption: 'Sub-techniques',
    columns: ['Sub-technique', 'Detections', 'Tested'],
    rows: entry.children.map((child) => [
      pageLink(root, child),
      child.detections.length,
      testedCount(child.detections),
    ]),
  }),
)}
${
  groups.length > 0 &&
  section(
    'groups',
    `${counted(groups.length, 'group')} in ATT&CK ${groupsVersion}`,
    html`<p>${groups.join(', ')}</p>`,
  )
}
${detections.length === 0 && html`<p>Only sub-techniques of this technique have detections.</p>`}`,
  };
}
