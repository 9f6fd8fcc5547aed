/** The YAML of a small detection; the parts given take the place of its own. */
export function detectionYaml(parts: Readonly<Record<string, unknown>> = {}): string {
  const { tags = {}, ...rest } = parts as { tags?: object };
  return JSON.stringify({
    name: 'A Detection',
    id: '0b8f7c1e-3f56-4a54-9d1b-6a0f5a4e2c11',
    version: 1,
    date: '2026-01-31',
    author: 'Ada Example',
    status: 'production',
    type: 'TTP',
    description: 'Finds something.',
    data_source: [],
    search: 'index=main | stats count',
    tags: { analytic_story: ['A Story'], ...tags },
    ...rest,
  });
}

/** The YAML of a small story. */
export function storyYaml(parts: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    name: 'A Story',
    id: '9c1b94e5-3f52-44a1-a1a5-40e3a9c29b2d',
    version: 1,
    date: '2026-01-31',
    author: 'Ada Example',
    description: 'Belongs together.',
    narrative: 'How it goes.',
    tags: { category: ['Adversary Tactics'] },
    ...parts,
  });
}

/** A content folder with one detection and one story. */
export const smallContent: Readonly<Record<string, string>> = {
  'content/detections/web/a.yml': detectionYaml(),
  'content/stories/a.yml': storyYaml(),
};
