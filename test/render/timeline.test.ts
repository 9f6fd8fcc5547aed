import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { realWorld } from '../../tooling/cli/world.ts';
import { timelineAssets } from '../../tooling/project/run/timeline.ts';
import { renderTimeline } from '../../tooling/render/timeline/render-timeline.ts';
import { HARMLESS, HOSTILE } from '../site/hostile-content.ts';
import { elementsOf } from '../site/html.ts';
import { findingsOf, manyFindings } from './timeline-input.ts';

const assets = timelineAssets(realWorld().packageRoot);
const pageOf = (text: string) => renderTimeline(findingsOf(text), assets);

describe('the timeline of findings', () => {
  test('has no element and no attribute that harmless findings do not have too', () => {
    expect(shapesOf(pageOf(HOSTILE))).toEqual(shapesOf(pageOf(HARMLESS)));
  });

  test('keeps all texts as data', () => {
    const [, data = ''] = /id="data">([\s\S]*?)<\/script>/.exec(pageOf(HOSTILE)) ?? [];
    const { detections, findings } = findingsOf(HOSTILE);
    expect(JSON.parse(data)).toEqual({ detections, findings });
    expect(data).not.toContain('<');
  });

  test('allows only its own style and script', () => {
    const page = pageOf(HOSTILE);
    const policy = elementsOf(page)
      .find(({ attributes }) => attributes.get('http-equiv') === 'Content-Security-Policy')
      ?.attributes.get('content');
    for (const name of ['script', 'style']) {
      const [, text = ''] = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(page) ?? [];
      expect(text.length).toBeGreaterThan(1_000);
      const sha = createHash('sha256').update(text).digest('base64');
      expect(policy).toContain(`${name}-src 'sha256-${sha}'`);
    }
    expect(policy).toContain("default-src 'none'");
  });

  test('loads nothing', () => {
    const names = elementsOf(pageOf(HARMLESS)).flatMap(({ attributes }) => [...attributes.keys()]);
    for (const name of ['src', 'srcset', 'data', 'action']) expect(names).not.toContain(name);
  });

  test('says that nothing was found', () => {
    const page = renderTimeline({ ...manyFindings(0), detections: [] }, assets);
    expect(page).toContain('<h1>0 findings</h1>');
    expect(page).toContain('No detection found anything.');
  });

  test('lists findings for browsers that run no script, up to a number', () => {
    const page = renderTimeline(manyFindings(1_002), assets);
    const [, listed = ''] = /<noscript>([\s\S]*)<\/noscript>/.exec(page) ?? [];
    expect(listed.match(/<tr>/g)).toHaveLength(1_001);
    expect(listed).toContain('and 2 more findings');
  });
});

function shapesOf(page: string): readonly string[] {
  return elementsOf(page).map(({ name, attributes }) => [name, ...attributes.keys()].join(' '));
}
