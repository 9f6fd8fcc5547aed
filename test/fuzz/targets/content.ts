import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readAttackTable } from '../../../tooling/attack/attack-table.ts';
import type { Diagnostic, Report } from '../../../tooling/base/diagnostic.ts';
import { fileSource } from '../../../tooling/base/source.ts';
import { realWorld } from '../../../tooling/cli/world.ts';
import { type Collections, type Content, collection } from '../../../tooling/content/content.ts';
import type {
  ContentDocument,
  ContentKind,
  ContentKinds,
} from '../../../tooling/content/document.ts';
import { FOLDERS, KINDS } from '../../../tooling/content/folders.ts';
import { checkLinks } from '../../../tooling/content/link.ts';
import { readDocument } from '../../../tooling/content/load.ts';
import { createValidator, type Validate } from '../../../tooling/content/schema.ts';
import { readSchemas } from '../../../tooling/content/schemas.ts';
import { compileSearchText } from '../../../tooling/detect/compile-search.ts';
import type { Library } from '../../../tooling/detect/library.ts';
import { expectationOf } from '../../../tooling/detect/pass-condition.ts';
import type { Repository, Searching } from '../../../tooling/lint/repository.ts';
import { rules } from '../../../tooling/lint/rules/index.ts';
import { runRules } from '../../../tooling/lint/run-rules.ts';
import { codeOf } from '../../../tooling/lint/settings.ts';
import { suppress } from '../../../tooling/lint/suppressions.ts';
import { yamlIn } from '../material.ts';
import { mutatedText } from '../mutate-text.ts';
import { openLibrary, shown } from '../search-run.ts';
import { type Result, repeated, type Target } from '../target.ts';
import { yamlWords } from '../yaml-words.ts';

/** This repository has not all kinds of content; other kinds start from detections. */
function seedsOf(kind: ContentKind): readonly string[] {
  const [folder = ''] = FOLDERS[kind];
  return yamlIn(existsSync(folder) ? folder : 'detections', SEEDS);
}

const SEEDS = 12;

/** Ends the kind of the content; the rest is the file. */
const SEPARATOR = '\x1e';

export const content: Target = {
  id: 'content',
  title: 'YAML content',
  open() {
    const check = checker();
    const inputs = KINDS.map((kind) => {
      const seeds = seedsOf(kind);
      const text = mutatedText(fc.constantFrom(...seeds), { seeds, words: yamlWords(seeds) });
      return text.map((file) => Buffer.from(kind + SEPARATOR + file));
    });
    return repeated(fc.oneof(...inputs), (input) => {
      const [kind = '', ...file] = input.toString('utf8').split(SEPARATOR);
      const known = KINDS.find((one) => one === kind) ?? 'detection';
      return check(known, file.join(SEPARATOR));
    });
  },
};

type Check = (kind: ContentKind, text: string) => Result;

/** Checks a content file as `tripline check` does: schema, references, searches, expectations and rules. */
function checker(): Check {
  const library = openLibrary();
  const { packageRoot } = realWorld();
  const validate = createValidator(readSchemas(packageRoot));
  const attack = readAttackTable(readFileSync('data/attack.json', 'utf8'));
  if (attack === undefined) throw new Error('data/attack.json is not a table');
  const codes = new Set(rules.map(({ id }) => codeOf(id)));
  return (kind, text) => {
    const problems: Diagnostic[] = [];
    const report: Report = (problem) => problems.push(problem);
    const documents = contentOf(kind, text, { validate, report });
    const options = { builtIn: NOTHING, external: {}, report };
    checkLinks(documents, options);
    const repository = repositoryOf(documents, { library, report, attack });
    const found = [...problems, ...runRules(rules, repository)];
    const failed = found.find(({ code }) => code === 'lint/rule-failed');
    if (failed !== undefined) throw new Error(failed.message);
    const sources = KINDS.flatMap((one) => documents[one].all.map(({ source }) => source));
    const { kept } = suppress(found, { sources, known: codes, fixed: FIXED, isOn: () => true });
    const expectations = documents.detection.all.flatMap(({ data }) =>
      (data.tests ?? []).map((one) => expectationOf(one).text),
    );
    const said = kept.map(({ code, message, help }) => [code, message, help]);
    return { diagnostics: kept, text: shown({ said, expectations }) };
  };
}

const FIXED: ReadonlySet<string> = new Set();
const NOTHING = emptyContent();

function emptyContent(): Content {
  const empty = Object.fromEntries(KINDS.map((kind) => [kind, collection([])])) as Collections;
  return { root: '.', ...empty };
}

interface Loading {
  readonly validate: Validate;
  readonly report: Report;
}

function contentOf(kind: ContentKind, text: string, options: Loading): Content {
  const path = `${FOLDERS[kind][0]}/file.yml`;
  const document = readDocument({ path, source: fileSource(path, text) }, kind, options);
  return document === undefined
    ? NOTHING
    : { ...NOTHING, [kind]: collection([document as ContentDocument<ContentKinds['macro']>]) };
}

function repositoryOf(
  documents: Content,
  { library, report, attack }: Pick<Repository, 'library' | 'attack'> & { report: Report },
): Repository {
  const searching = <Data extends { readonly search: string }>(
    all: readonly ContentDocument<Data>[],
  ): Searching<Data>[] =>
    all.map((document) => ({
      document,
      data: document.data,
      search: compileSearchText(document.embedded(['search']), library as Library, report),
      at: document.spanAt,
    }));
  return {
    content: documents,
    builtIn: NOTHING,
    detections: searching(documents.detection.all),
    baselines: searching(documents.baseline.all),
    investigations: searching(documents.investigation.all),
    library,
    attack,
    files: { has: () => false, below: () => [] },
    isLocked: undefined,
    today: '2025-01-01',
  };
}
