import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { isRecord } from '../../../tooling/base/record.ts';
import { realWorld } from '../../../tooling/cli/world.ts';
import { nativeForm } from '../../../tooling/content/dialects/read.ts';
import { TARGETS, type Target } from '../../../tooling/content/dialects/writer.ts';
import {
  type Conversion,
  convertContent,
} from '../../../tooling/project/convert/convert-content.ts';
import { Workspaces } from '../../../tooling/project/workspace.ts';
import type { Suite, SuiteResult } from '../suite.ts';

type Data = Readonly<Record<string, unknown>>;

/** Content of 2025 in ESCU 6, field by field, against what the vendor's porter wrote. */
export const convertEscu6: Suite = {
  name: 'convert-escu6',
  run(corpus) {
    const folder = join(corpus, 'security_content');
    const { files } = converted(join(folder, '2025-08-third'), 'escu6');
    const pairs = files.filter(({ path }) => existsSync(join(folder, 'escu6-third', path)));
    const details = pairs.flatMap(({ path, text }) => {
      if (!path.endsWith('.yml')) return [];
      const expected: Data = parse(readFileSync(join(folder, 'escu6-third', path), 'utf8'));
      const differing = differences(comparable(path, parse(text)), comparable(path, expected));
      return differing.length === 0 ? [] : [`${path}: ${differing.join(', ')}`];
    });
    return {
      suite: 'convert-escu6',
      passed: pairs.length - details.length,
      total: pairs.length,
      details,
    };
  },
};

const CORPORA = ['2022-10', '2024-10', '2025-08-third', 'escu6-third'];

/** Each dialect says what it was converted from, except for what the report says is lost. */
export const convertBack: Suite = {
  name: 'convert-back',
  run: (corpus, { all }) =>
    (all ? CORPORA : ['2025-08-third', 'escu6-third']).flatMap((name) =>
      (all ? TARGETS : TARGETS.slice(0, 2)).map((to) =>
        backFrom(join(corpus, 'security_content', name), name, to),
      ),
    ),
};

function backFrom(root: string, name: string, to: Target): SuiteResult {
  const { files, diagnostics } = converted(root, to);
  const lost = new Set(
    diagnostics.flatMap(({ code, message, span }) => {
      const [, path = ''] = /^"([^"]*)"/.exec(message) ?? [];
      return code === 'content/lost-in-conversion'
        ? [`${span?.source.name} ${path.split('.')[0]}`]
        : [];
    }),
  );
  const details: string[] = [];
  let total = 0;
  for (const { document, path, text } of files) {
    if (document === undefined) continue;
    total += 1;
    const { data } = nativeForm(parse(text), document.kind, path);
    const missing = differences(meaning(document.data), meaning(data)).filter((key) => {
      const [written] = document.writtenPath([key]);
      return (
        !lost.has(`${document.source.name} ${written}`) &&
        !lost.has(`${document.source.name} ${key}`)
      );
    });
    if (missing.length > 0) details.push(`${path}: ${missing.join(', ')}`);
  }
  const suite = `convert-back-${name}-${to}`;
  return { suite, passed: total - details.length, total, details };
}

function converted(root: string, to: Target): Conversion {
  const workspace = new Workspaces(realWorld()).open(root);
  return convertContent(workspace, { from: undefined, to, inPlace: false, today: '2026-01-01' });
}

/** Without what the porter made up, what no file of 2025 has, and the order of baselines, which is random. */
function comparable(path: string, data: Data): Data {
  if (path === 'build.yml') return { ...data, external_app_content: [] };
  const { creation_date: _, modification_date: _date, MANUAL_REVIEW: _review, ...rest } = data;
  const { id: _id, version: _version, author: _author, ...macro } = rest;
  const kept = path.startsWith('macros/') ? macro : path.startsWith('schedules/') ? {} : rest;
  const { baselines } = kept;
  return Array.isArray(baselines) ? { ...kept, baselines: [...baselines].sort() } : kept;
}

/** The native form without what every conversion may change: the version, dates, and empty keys. */
function meaning(data: unknown): Data {
  if (!isRecord(data)) return {};
  const {
    version: _,
    creation_date: _date,
    date: _last,
    category: _folder,
    MANUAL_REVIEW: _review,
    ...rest
  } = data;
  const {
    rba,
    tags,
    tests: _tests,
    type: _type,
    baselines: _baselines,
    datamodel: _models,
    name: _name,
    ...same
  } = rest;
  return {
    ...same,
    ...(isRecord(rba) && { rba: riskIn(rba) }),
    ...(isRecord(tags) && {
      tags: { stories: tags['analytic_story'], ids: tags['mitre_attack_id'] ?? [] },
    }),
  };
}

function riskIn({ message, risk_objects, threat_objects }: Data): Data {
  const list = (value: unknown) => (Array.isArray(value) ? value.filter(isRecord) : []);
  const texts = (value: unknown) =>
    list(value)
      .map(({ field, type, score }) => `${field} ${type} ${score}`)
      .sort();
  return { message, risk: texts(risk_objects), threats: texts(threat_objects) };
}

function differences(one: Data, other: Data): readonly string[] {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].filter(
    (key) => !isDeepStrictEqual(one[key] ?? undefined, other[key] ?? undefined),
  );
}
