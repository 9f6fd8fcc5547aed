import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Diagnostic } from '../../../tooling/base/diagnostic.ts';
import { macroKey } from '../../../tooling/base/macro-key.ts';
import { fileSource } from '../../../tooling/base/source.ts';
import { compileSearchText } from '../../../tooling/detect/compile-search.ts';
import type { Library } from '../../../tooling/detect/library.ts';
import { ownWorkspace } from '../searches.ts';
import type { Suite, SuiteResult } from '../suite.ts';

const SETS = ['fenre', 'threathunting', 'armory'] as const;

/** In CI every so many searches are taken: the same ones each time. */
const SAMPLE = 8;

/** Searches that other people wrote: none crashes, and what Splunk takes is no error. */
export const foreign: Suite = {
  name: 'foreign',
  run(corpus, { all }) {
    const folder = join(corpus, 'spl', 'foreign');
    const list = readFileSync(join(folder, 'false-errors.json'), 'utf8');
    const listed: Readonly<Record<string, readonly FalseError[]>> = JSON.parse(list);
    return SETS.flatMap((set) => {
      const falseErrors = listed[set] ?? [];
      const ids = new Set(falseErrors.map(({ id }) => id));
      const searches = readSearches(folder, set).filter(
        ({ id }, index) => all || index % SAMPLE === 0 || ids.has(id),
      );
      return results(`${set}${all ? '-all' : ''}`, searches.map(judge), falseErrors);
    });
  },
};

/** A place where Splunk takes what was once refused here. */
interface FalseError {
  readonly id: string;
  readonly idiom: string;
  /** The text at the place of the diagnostic. */
  readonly at: string;
}

interface ForeignSearch {
  readonly id: string;
  readonly search: string;
  /** Whether it is a panel of a dashboard, which holds `$tokens$`: only crashes count. */
  readonly panel?: boolean;
  readonly macros?: readonly ForeignMacro[];
}

interface ForeignMacro {
  readonly name: string;
  readonly args?: readonly string[];
  readonly definition: string;
}

type Outcome =
  | 'ok'
  | 'unsupported'
  | 'unknown command'
  | 'unknown field'
  | 'refused'
  | 'error'
  | 'crash';

interface Judged {
  readonly search: ForeignSearch;
  readonly outcome: Outcome;
  readonly errors: readonly Diagnostic[];
  /** What a crash said. */
  readonly crash?: string;
}

function results(
  set: string,
  judged: readonly Judged[],
  falseErrors: readonly FalseError[],
): readonly SuiteResult[] {
  const crashed = judged.filter(({ crash }) => crash !== undefined);
  const byId = new Map(judged.map((one) => [one.search.id, one]));
  const left = falseErrors.filter(({ id, at }) => byId.get(id)?.errors.some(isAt(at)));
  const searches = judged.filter(({ search }) => search.panel !== true);
  const refused = searches.filter(({ outcome }) => outcome === 'error' || outcome === 'crash');
  return [
    result(`foreign-${set}`, searches.length, {
      failed: refused.length,
      details: [countsOf(searches), ...commonErrors(refused)],
    }),
    result(`foreign-${set}-crashes`, judged.length, {
      failed: crashed.length,
      details: crashed.map(({ search, crash }) => `${search.id}: ${crash}`),
    }),
    result(`foreign-${set}-false-errors`, falseErrors.length, {
      failed: left.length,
      details: left.map(({ id, idiom, at }) => `${idiom} ${id}: ${at}`),
    }),
  ].filter(({ total }) => total > 0);
}

function result(
  suite: string,
  total: number,
  { failed, details }: { readonly failed: number; readonly details: readonly string[] },
): SuiteResult {
  return { suite, passed: total - failed, total, details };
}

function isAt(text: string) {
  return ({ span }: Diagnostic): boolean => span?.source.text.startsWith(text, span.start) ?? false;
}

function countsOf(searches: readonly Judged[]): string {
  const outcomes: readonly Outcome[] = ['ok', 'unsupported', 'unknown command', 'unknown field'];
  return [...outcomes, 'refused', 'error', 'crash']
    .map((name) => `${name} ${searches.filter(({ outcome }) => outcome === name).length}`)
    .join(', ');
}

function commonErrors(refused: readonly Judged[]): readonly string[] {
  const idsByMessage = new Map<string, string[]>();
  for (const { search, errors } of refused) {
    const first = errors.find(({ code }) => !ELSEWHERE.includes(code));
    const key = `${first?.code}: ${first?.message}`;
    idsByMessage.set(key, [...(idsByMessage.get(key) ?? []), search.id]);
  }
  return [...idsByMessage]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([message, ids]) => `${String(ids.length).padStart(5)} × ${message} (${ids[0]})`);
}

function readSearches(folder: string, set: string): readonly ForeignSearch[] {
  const text = gunzipSync(readFileSync(join(folder, `${set}.jsonl.gz`))).toString('utf8');
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line));
}

function judge(search: ForeignSearch): Judged {
  const problems: Diagnostic[] = [];
  const source = fileSource(search.id, search.search);
  try {
    compileSearchText(source, libraryFor(search), (problem) => problems.push(problem));
  } catch (error) {
    const crash = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { search, outcome: 'crash', errors: [], crash };
  }
  const errors = problems.filter(({ severity }) => severity === 'error');
  return { search, errors, outcome: outcomeOf(problems) };
}

/** What a search does not bring lives elsewhere: a missing macro or lookup is no error here. */
const ELSEWHERE = ['spl/unknown-macro', 'plan/unknown-lookup'];

/** What Splunk refuses as well: test/detect/refused.yml says where each is known from. */
const REFUSED = [
  'spl/missing-operand',
  'spl/not-first',
  'spl/unknown-option',
  'spl/repeated-option',
  'spl/invalid-option',
  'spl/unnamed-eval',
  'spl/eval-in-tstats',
  'spl/duplicate-result',
  'spl/result-is-group',
  'spl/repeated-field',
  'spl/wildcard-names',
  'spl/invalid-time',
  'plan/type-mismatch',
  'spl/inverted-range',
];

function outcomeOf(problems: readonly Diagnostic[]): Outcome {
  const codes = (wanted: Diagnostic['severity']) =>
    problems.filter(({ severity }) => severity === wanted).map(({ code }) => code);
  const errors = codes('error').filter((code) => !ELSEWHERE.includes(code));
  const mistakes = errors.filter(
    (code) => code !== 'plan/unknown-field' && code !== 'spl/unknown-command',
  );
  if (mistakes.length > 0)
    return mistakes.every((code) => REFUSED.includes(code)) ? 'refused' : 'error';
  if (errors.includes('spl/unknown-command')) return 'unknown command';
  if (errors.includes('plan/unknown-field')) return 'unknown field';
  return codes('warning').includes('plan/unsupported-command') ? 'unsupported' : 'ok';
}

/** Tripline's own content, and the macros that the search brings. */
function libraryFor({ macros = [] }: ForeignSearch): Library {
  const { library } = ownWorkspace();
  const own = new Map(
    macros.map(({ name, args: parameters = [], definition }) => {
      const source = fileSource(name, definition);
      return [macroKey(name, parameters.length), { name, parameters, source }] as const;
    }),
  );
  const get = (name: string) => own.get(name) ?? library.macros.get(name);
  return { ...library, macros: { ...library.macros, get } };
}
