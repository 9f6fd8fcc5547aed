import { describe, expect, test } from 'vitest';
import { detectionYaml, storyYaml } from '../render/docs-content.ts';
import { elementsOf } from './html.ts';
import { siteOf } from './made-site.ts';

const PAGE = 'techniques/matrix/index.html';
const passing = { name: 'Fires', events: [{ user: 'eve' }], expected_results: 1 };
const silent = { name: 'Stays silent', events: [{ user: 'bob' }], expected_results: 0 };

function detection(number: number, id: string, tests: readonly object[]): string {
  return detectionYaml({
    name: `Detection ${number}`,
    id: `0b8f7c1e-3f56-4a54-9d1b-6a0f5a4e2c1${number}`,
    search: 'user=eve | stats count by user',
    tags: { mitre_attack_id: [id] },
    tests,
  });
}

const content = {
  'detections/web/a.yml': detection(1, 'T1053.005', [passing, silent]),
  'detections/web/b.yml': detection(2, 'T1059', [silent]),
  'detections/web/c.yml': detection(3, 'T1136', [{ ...passing, expected_results: 2 }]),
  'detections/web/d.yml': detection(4, 'T1082', []),
  'stories/a.yml': storyYaml(),
};

describe('the matrix page', async () => {
  const files = await siteOf(content);
  const elements = elementsOf(files.get(PAGE) ?? '');
  const cells = elements.filter(({ attributes }) => attributes.has('data-id'));

  test.each([
    { id: 'T1053', proof: 'proven', because: 'a test that wants results passes' },
    { id: 'T1053.005', proof: 'proven', because: 'it is named itself' },
    { id: 'T1059', proof: 'untested', because: 'silence alone proves nothing' },
    { id: 'T1136', proof: 'untested', because: 'the test fails' },
    { id: 'T1082', proof: 'untested', because: 'there is no test' },
    { id: 'T1003', proof: 'none', because: 'nothing looks for it' },
  ])('shows $id as $proof, since $because', ({ id, proof }) => {
    const of = cells.filter(({ attributes }) => attributes.get('data-id') === id);
    const shown = of.map(({ attributes }) => attributes.get('data-proof'));
    expect(new Set(shown)).toEqual(new Set([proof]));
    for (const { attributes } of of) expect(attributes.get('class')).toContain(`matrix-${proof}`);
  });

  test('has every column, and opens sub-techniques without a script', () => {
    expect(elements.filter(({ attributes }) => attributes.get('class') === 'tactic')).toHaveLength(
      14,
    );
    const parents = cells.filter(({ attributes }) => !attributes.get('data-id')?.includes('.'));
    const opened = elements.filter(({ name }) => name === 'details');
    expect(opened.length).toBeGreaterThan(100);
    expect(opened.length).toBeLessThan(parents.length);
  });

  test('comes with the layer and the picture that it links to', () => {
    const layer = JSON.parse(files.get('techniques/matrix/layer.json') ?? '');
    const ids = layer.techniques.map(({ techniqueID }: { techniqueID: string }) => techniqueID);
    expect(ids).toEqual(['T1053', 'T1053.005', 'T1059', 'T1082', 'T1136']);
    expect(files.get('techniques/matrix/matrix.svg')).toContain('<svg');
    const links = elements.map(({ attributes }) => attributes.get('href'));
    expect(links).toEqual(expect.arrayContaining(['layer.json', 'matrix.svg']));
  });
});
