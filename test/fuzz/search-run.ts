import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import { limitDiagnostic } from '../../tooling/base/limits.ts';
import { fileSource } from '../../tooling/base/source.ts';
import { realWorld } from '../../tooling/cli/world.ts';
import { compileSearchText } from '../../tooling/detect/compile-search.ts';
import type { Library } from '../../tooling/detect/library.ts';
import { Sample } from '../../tooling/detect/sample.ts';
import type { Event } from '../../tooling/events/event.ts';
import { type FieldValue, toFieldValue } from '../../tooling/events/field-value.ts';
import { orFailure, SearchFailure } from '../../tooling/events/run.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';
import type { Result } from './target.ts';

/** Tripline's built-in content, and nothing else. */
export function openLibrary(): Library {
  return new Workspaces(realWorld()).open(mkdtempSync(join(tmpdir(), 'tripline-empty-'))).library;
}

/** Rows whose values are at the limits of what commands expect. */
export const ROWS: readonly Event[] = [
  row({ a: '1', b: 'x', c: '10.0.0.1', many: ['1', '2', '3'], text: 'aaaa bbb=1 c="d"' }),
  row({ a: '1e308', b: '', c: '::1', many: ['', ''], text: '{"a":[{"b":1},{"b":null}]}' }),
  row({ a: '-1e308', b: '*', c: 'x'.repeat(200), many: ['a', 'A', 'ä'], text: '<a b="c">d</a>' }),
  row({ a: '5e-324', b: 'NaN', c: '0x7f', many: Array.from({ length: 60 }, (_, n) => String(n)) }),
  row({ a: 'inf', b: '\0\n\u202e', c: '(a+)+$', many: ['10.0.0.0/8'], text: 'a'.repeat(2_000) }),
  row({ a: '', b: '__proto__', c: 'constructor', __proto__x: '1', 'Processes.dest': 'h', x: '1' }),
  row({ b: '😀', c: '2024-01-01T00:00:00Z', many: ['1e308', '-1e308', '5e-324'], x: '-0' }),
];

function row(values: Readonly<Record<string, string | readonly string[]>>): Event {
  const time = 1_700_000_000 + Object.keys(values).length * 3_600.5;
  const entries = Object.entries(values).map(([name, value]): [string, FieldValue] => [
    name,
    toFieldValue([value].flat()),
  ]);
  const raw = JSON.stringify(values);
  return new Map<string, FieldValue>([
    ['_time', time],
    ['_raw', raw],
    ['host', 'h1'],
    ['source', 'XmlWinEventLog:Security'],
    ['sourcetype', 'XmlWinEventLog'],
    ['index', 'main'],
    ...entries,
  ]);
}

/** Compiles a search and runs it over the rows. */
export function searchResult(text: string, library: Library): Result {
  const diagnostics: Diagnostic[] = [];
  const search = compileSearchText(fileSource('search.spl', text), library, (problem) =>
    diagnostics.push(problem),
  );
  const warnings: string[] = [];
  const run = new Sample(ROWS, library).run((message) => warnings.push(message));
  const rows = search.runnable ? orFailure(() => [...search.executable(run)]) : [];
  const { hits } = run.budget;
  return {
    diagnostics: [...diagnostics, ...hits.map(limitDiagnostic)],
    text: shown({
      status: search.status,
      diagnostics: diagnostics.map(({ code, message, help }) => [code, message, help]),
      rows: rows instanceof SearchFailure ? rows.message : rows,
      warnings,
      hits: hits.map(({ limit }) => limit),
    }),
  };
}

/** A value as text, with maps and special numbers. */
export function shown(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof Map) return [...part];
    return typeof part === 'number' && !Number.isFinite(part) ? String(part) : part;
  });
}
