import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { build } from '../../tooling/backends/engine/build.ts';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import { fileSource } from '../../tooling/base/source.ts';
import type { Event } from '../../tooling/events/event.ts';
import { fromJson, toJson } from '../../tooling/events/field-value.ts';
import { runWith } from '../../tooling/events/run.ts';
import { environmentFor } from '../../tooling/mapping/environment.ts';
import { optimise } from '../../tooling/plan/passes/index.ts';
import { nodesOf } from '../../tooling/plan/plan.ts';
import { planSpl2 } from '../../tooling/spl2/plan.ts';

type Row = Readonly<Record<string, unknown>>;

interface Case {
  readonly title: string;
  /** Commands between the first `from` and the last `into`, or a whole module if it begins with `|` or `$`. */
  readonly search: string;
  readonly input?: readonly Row[];
  /** The rows, with values as in JSON; a field without a value is left out. */
  readonly output?: readonly Row[];
  /** The expected diagnostics, with the text that they point at (default: none). */
  readonly diagnostics?: readonly string[];
  /** Why the search cannot run offline. */
  readonly unsupported?: readonly string[];
}

const fixtures = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.yml'))
  .map((file) => ({
    name: file.replace('.yml', ''),
    cases: parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as Case[],
  }));

const noLookups = {
  has: () => false,
  isExternal: () => false,
  whyEmpty: () => undefined,
  columns: () => undefined,
  names: () => [],
};

describe.each(fixtures)('SPL2: $name', ({ cases }) => {
  test.each(cases)(
    '$title',
    ({ search, input = [], output, diagnostics = [], unsupported = [] }) => {
      const isModule = /^\s*[|$/]/.test(search);
      const text = isModule
        ? search
        : `| from read_ssa_enriched_events() | ${search} | into write_ssa_detected_events();`;
      const source = fileSource('search', text);
      const found: string[] = [];
      const { plan } = planSpl2(source, (diagnostic) => found.push(shown(diagnostic)));
      expect(found).toEqual(diagnostics);
      const reasons = [...nodesOf(plan)].flatMap((node) =>
        node.kind === 'unsupported' ? [`${node.command}: ${node.reason}`] : [],
      );
      expect(reasons).toEqual(unsupported);
      if (output === undefined) return;
      const executable = build(optimise(plan), environmentFor(source, noLookups));
      const run = runWith({ scan: () => input.map(eventOf) });
      expect([...executable(run)].map(rowOf)).toEqual(output);
    },
  );
});

function shown({ code, message, span }: Diagnostic): string {
  const at = span === undefined ? '' : span.source.text.slice(span.start, span.end);
  return `${code}: ${message} @ ${at}`;
}

function eventOf(row: Row): Event {
  return new Map(Object.entries(row).map(([name, value]) => [name, fromJson(value)]));
}

function rowOf(row: Event): Row {
  const known = [...row].filter(([, value]) => value !== null);
  return Object.fromEntries(known.map(([name, value]) => [name, toJson(value)]));
}
