import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { readAttackTable } from '../../tooling/attack/attack-table.ts';
import { realWorld } from '../../tooling/cli/world.ts';
import { loadContent } from '../../tooling/content/load.ts';
import { createValidator } from '../../tooling/content/schema.ts';
import { readSchemas } from '../../tooling/content/schemas.ts';
import { shippedAttackTable } from '../../tooling/project/docs/read-style.ts';
import { coverageOf } from '../../tooling/render/matrix/coverage.ts';
import { matrixPicture } from '../../tooling/render/matrix/matrix-picture.ts';
import { type MatrixView, matrixView } from '../../tooling/render/matrix/matrix-view.ts';
import { navigatorLayer } from '../../tooling/render/matrix/navigator-layer.ts';
import { detectionYaml } from './docs-content.ts';
import { folderWith } from './fake-world.ts';

const fixtures = join(import.meta.dirname, 'fixtures', 'matrix');
const { packageRoot } = realWorld();
const validate = createValidator(readSchemas(packageRoot));
const attack = readAttackTable(readFileSync(join(fixtures, 'attack.json'), 'utf8'));
if (attack === undefined) throw new Error('the fixture is no table');

interface Written {
  readonly name: string;
  readonly techniques: readonly string[];
  readonly status?: string;
}

/** The matrix of detections, of which those named "Proven …" are proven. */
function matrixOf(detections: readonly Written[], table = attack): MatrixView {
  if (table === undefined) throw new Error('no table');
  const files = detections.map(({ name, techniques, status = 'production' }, index) => [
    `detections/web/d${index}.yml`,
    detectionYaml({
      name,
      id: `0b8f7c1e-3f56-4a54-9d1b-6a0f5a4e2c${String(index).padStart(2, '0')}`,
      status,
      tags: { mitre_attack_id: techniques },
    }),
  ]);
  const root = folderWith(Object.fromEntries(files));
  const content = loadContent(root, { validate, report: () => {}, kinds: ['detection'] });
  return matrixView({
    attack: table,
    detections: content.detection.all,
    isProven: ({ data }) => data.name.startsWith('Proven'),
  });
}

function cell({ techniques }: MatrixView, id: string) {
  const all = techniques.flatMap((technique) => [technique, ...technique.subTechniques]);
  const found = all.find((technique) => technique.id === id);
  return {
    proof: found?.proof,
    names: found?.detections.map(({ document }) => document.data.name),
  };
}

describe('the matrix', () => {
  test('has a technique in each of its columns, by name, with the sub-techniques of that column', () => {
    const { tactics } = matrixOf([]);
    const columns = tactics.map(({ name, techniques }) => [
      name,
      techniques.map(({ id, subTechniques }) => [id, subTechniques.map((sub) => sub.id)]),
    ]);
    expect(columns).toEqual([
      [
        'Execution',
        [
          ['T1059', ['T1059.001']],
          ['T1053', ['T1053.002', 'T1053.005']],
        ],
      ],
      [
        'Persistence',
        [
          ['T1136', []],
          ['T1053', ['T1053.005']],
        ],
      ],
    ]);
  });

  test.each([
    {
      because: 'a passing test proves',
      names: ['Proven A'],
      ids: ['T1136'],
      id: 'T1136',
      proof: 'proven',
    },
    {
      because: 'without one it is untested',
      names: ['A'],
      ids: ['T1136'],
      id: 'T1136',
      proof: 'untested',
    },
    {
      because: 'nothing is nothing',
      names: ['Proven A'],
      ids: ['T1136'],
      id: 'T1053',
      proof: 'none',
    },
    {
      because: 'one proven detection is enough',
      names: ['A', 'Proven A'],
      ids: ['T1136'],
      id: 'T1136',
      proof: 'proven',
    },
    {
      because: 'a sub-technique is its technique',
      names: ['Proven A'],
      ids: ['T1053.005'],
      id: 'T1053',
      proof: 'proven',
    },
    {
      because: 'a technique is not all its sub-techniques',
      names: ['Proven A'],
      ids: ['T1053'],
      id: 'T1053.005',
      proof: 'none',
    },
    {
      because: 'a withdrawn technique is its replacement',
      names: ['Proven A'],
      ids: ['T1086'],
      id: 'T1059.001',
      proof: 'proven',
    },
  ])('$because', ({ names, ids, id, proof }) => {
    const matrix = matrixOf(names.map((name) => ({ name, techniques: ids })));
    expect(cell(matrix, id).proof).toBe(proof);
  });

  test('counts a detection once in a technique whose parts it names', () => {
    const matrix = matrixOf([{ name: 'A', techniques: ['T1053', 'T1053.002', 'T1053.005'] }]);
    expect(cell(matrix, 'T1053').names).toEqual(['A']);
  });

  test('leaves deprecated and removed detections out', () => {
    const matrix = matrixOf([
      { name: 'Proven A', techniques: ['T1136'], status: 'deprecated' },
      { name: 'Proven B', techniques: ['T1136'], status: 'removed' },
      { name: 'C', techniques: ['T1136'], status: 'experimental' },
    ]);
    expect(cell(matrix, 'T1136')).toEqual({ proof: 'untested', names: ['C'] });
  });

  test('names the detections that it has no place for', () => {
    const matrix = matrixOf([
      { name: 'A', techniques: [] },
      { name: 'B', techniques: ['T9999', 'T1175'] },
      { name: 'C', techniques: ['T9999', 'T1136'] },
    ]);
    expect(matrix.unplaced.map(({ document }) => document.data.name)).toEqual(['A', 'B']);
  });

  test('counts each technique once, in however many columns it stands', () => {
    const matrix = matrixOf([
      { name: 'Proven A', techniques: ['T1053.005'] },
      { name: 'B', techniques: ['T1059'] },
    ]);
    expect(coverageOf(matrix)).toEqual({
      techniques: { proven: 1, untested: 1, none: 1 },
      subTechniques: { proven: 1, untested: 0, none: 2 },
    });
  });

  test('has the 14 tactics and all techniques of the table that ships', () => {
    const matrix = matrixOf([], shippedAttackTable(packageRoot));
    expect(matrix.tactics).toHaveLength(14);
    const { techniques, subTechniques } = coverageOf(matrix);
    expect([techniques.none, subTechniques.none]).toEqual([216, 475]);
    const placed = new Set(
      matrix.tactics.flatMap((tactic) => tactic.techniques.map(({ id }) => id)),
    );
    expect(placed.size).toBe(216);
  });
});

const some: readonly Written[] = [
  { name: 'Proven <script>alert(1)</script>', techniques: ['T1053.005'] },
  { name: 'Untested "quoted" & \u0007 rung', techniques: ['T1059'] },
];

/** The layer format 4.5 of the ATT&CK Navigator, as far as layers of ours use it; nothing else may be in them. */
const layerSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'domain', 'versions', 'techniques'],
  properties: {
    name: { type: 'string', minLength: 1 },
    description: { type: 'string' },
    domain: { enum: ['enterprise-attack', 'mobile-attack', 'ics-attack'] },
    versions: {
      type: 'object',
      additionalProperties: false,
      required: ['navigator', 'layer'],
      properties: {
        attack: { type: 'string', pattern: '^\\d+$' },
        navigator: { type: 'string', pattern: '^(4\\.9|5\\.\\d+)\\.\\d+$' },
        layer: { const: '4.5' },
      },
    },
    sorting: { enum: [0, 1, 2, 3] },
    layout: {
      type: 'object',
      additionalProperties: false,
      properties: {
        layout: { enum: ['side', 'flat', 'mini'] },
        showID: { type: 'boolean' },
        showName: { type: 'boolean' },
        expandedSubtechniques: { enum: ['none', 'all', 'annotated'] },
      },
    },
    gradient: {
      type: 'object',
      additionalProperties: false,
      required: ['colors', 'minValue', 'maxValue'],
      properties: {
        colors: { type: 'array', minItems: 2, items: { $ref: '#/$defs/color' } },
        minValue: { type: 'number' },
        maxValue: { type: 'number' },
      },
    },
    legendItems: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['label', 'color'],
        properties: { label: { type: 'string' }, color: { $ref: '#/$defs/color' } },
      },
    },
    techniques: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['techniqueID'],
        properties: {
          techniqueID: { type: 'string', pattern: '^T\\d{4}(\\.\\d{3})?$' },
          score: { type: 'number' },
          color: { $ref: '#/$defs/color' },
          comment: { type: 'string' },
          enabled: { type: 'boolean' },
        },
      },
    },
  },
  $defs: { color: { type: 'string', pattern: '^#[0-9a-f]{6}$' } },
};

describe('the Navigator layer', () => {
  const title = { name: 'Our detections', description: 'What tests prove.' };

  test('is of format 4.5', () => {
    const isLayer = new Ajv({ strict: true }).compile(layerSchema);
    isLayer(JSON.parse(navigatorLayer(matrixOf(some), title)));
    expect(isLayer.errors).toBe(null);
    isLayer(JSON.parse(navigatorLayer(matrixOf([]), title)));
    expect(isLayer.errors).toBe(null);
  });

  test('lists what has detections, with a technique a line', async () => {
    await expect(navigatorLayer(matrixOf(some), title)).toMatchFileSnapshot(
      join(fixtures, 'layer.json'),
    );
  });

  test('names ten detections of a technique and counts the rest', () => {
    const many = Array.from({ length: 13 }, (_, index) => ({
      name: `D${index}`,
      techniques: ['T1136'],
    }));
    const { techniques } = JSON.parse(navigatorLayer(matrixOf(many), title));
    expect(techniques[0].comment.split('\n').slice(-1)).toEqual(['and 3 more']);
  });
});

describe('the picture', () => {
  test('shows a cell a technique and a square a sub-technique', async () => {
    const picture = matrixPicture(matrixOf(some), { title: 'Ours & <theirs>' });
    await expect(picture).toMatchFileSnapshot(join(fixtures, 'matrix.svg'));
  });

  test('fits a whole matrix into 200 KB', () => {
    const picture = matrixPicture(matrixOf([], shippedAttackTable(packageRoot)), { title: 'All' });
    expect(picture.length).toBeLessThan(200_000);
  });
});
