import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readXml } from '../../tooling/backends/engine/documents/xml-tree.ts';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import { formats } from '../../tooling/base/report/formats.ts';
import { githubAnnotations } from '../../tooling/base/report/github.ts';
import { fingerprintsOf } from '../../tooling/base/report/numbered-fingerprints.ts';
import type { ReportCase, RunReport } from '../../tooling/base/report/run-report.ts';
import { fileSource } from '../../tooling/base/source.ts';
import { tripline } from '../cli/run.ts';
import { gitlabProblems, junitProblems, sarifProblems } from './validate.ts';

const TYPOS = ['check', '--content', 'test/report/content'];
const TESTS = ['test', '--content', 'test/quality/fixtures/content', '--coverage-min', '60'];
const EXTENSIONS = {
  github: 'txt',
  sarif: 'sarif',
  junit: 'xml',
  gitlab: 'gitlab.json',
  markdown: 'md',
} as const;

describe('formats', () => {
  test.each(
    Object.entries(EXTENSIONS).flatMap(([format, extension]) => [
      { words: TYPOS, format, file: `check.${extension}` },
      { words: TESTS, format, file: `test.${extension}` },
    ]),
  )('$words.0 as $format', async ({ words, format, file }) => {
    const { out, code } = await tripline(...words, '--format', format);
    await expect(out).toMatchFileSnapshot(`fixtures/${file}`);
    if (format === 'sarif') expect(sarifProblems(JSON.parse(out))).toEqual([]);
    if (format === 'gitlab') expect(gitlabProblems(JSON.parse(out))).toEqual([]);
    if (format === 'junit') expect(junitProblems(out)).toEqual([]);
    expect(code).toBe(1);
  });

  test.each([TYPOS, TESTS])('--format json is --json', async (...words) => {
    const { out } = await tripline(...words, '--format', 'json');
    expect(out).toBe((await tripline(...words, '--json')).out);
  });
});

describe('--format', () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tripline-'));
    writeFileSync(join(folder, 'taken'), '');
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([TYPOS, TESTS])('writes several, each to its place', async (...words) => {
    const file = join(folder, 'new', 'report.sarif');
    const text = join(folder, 'report.txt');
    const { out } = await tripline(
      ...[
        ...words,
        '--format',
        `sarif=${file}`,
        '--format',
        `text=${text}`,
        '--format',
        'markdown',
      ],
    );
    expect(sarifProblems(JSON.parse(readFileSync(file, 'utf8')))).toEqual([]);
    expect(readFileSync(text, 'utf8')).toBe((await tripline(...words)).out);
    expect(out).toBe((await tripline(...words, '--format', 'markdown')).out);
  });

  test('annotations stand beside text', async () => {
    const { out } = await tripline(...TYPOS, '--format', 'text', '--format', 'github');
    expect(out).toContain('::error file=');
    expect(out).toContain('-->');
  });

  test.each([
    { given: ['sarf'], says: 'did you mean "sarif"?' },
    { given: ['pdf'], says: 'choose one of text, json, github' },
    { given: ['sarif='], says: 'missing file name' },
    { given: ['text', 'json'], says: 'text and json cannot both be written to stdout' },
    { given: ['sarif=x', 'junit=x'], says: 'two formats cannot be written to the same file x' },
  ])('takes $given as a wrong call', async ({ given, says }) => {
    const { code, err } = await tripline(...TYPOS, ...given.flatMap((item) => ['--format', item]));
    expect(err).toContain(says);
    expect(code).toBe(2);
  });

  test('says when a report cannot be written', async () => {
    const { code, err } = await tripline(...TYPOS, '--format', `junit=${folder}/taken/x.xml`);
    expect(err).toContain('cannot be written');
    expect(code).toBe(2);
  });
});

describe('fingerprints of findings', () => {
  const found = (text: string, code = 'lint/a'): Diagnostic => {
    const source = fileSource('detections/a.yml', text);
    const start = text.indexOf('bad');
    const span = { source, start, end: start + 3 };
    return {
      code,
      severity: 'error',
      message: 'm',
      span,
      related: [],
      help: undefined,
      fix: undefined,
    };
  };

  test('survive moved lines, and differ for repeated findings', () => {
    const [first, second] = fingerprintsOf([found('x: bad'), found('x: bad')]);
    expect(fingerprintsOf([found('# new line\n\nx: bad')])).toEqual([first]);
    expect(second).not.toBe(first);
    expect(fingerprintsOf([found('x: bad', 'lint/b')])).not.toEqual([first]);
  });
});

describe('annotations', () => {
  test('of one code on one line are one, and the worst come first', () => {
    const source = fileSource('macros/m.yml', 'definition: x');
    const span = { source, start: 0, end: 5 };
    const about = (severity: 'error' | 'warning', message: string): Diagnostic => ({
      code: `diff/${severity}`,
      ...{ severity, message, span, related: [], help: undefined, fix: undefined },
    });
    const warnings = Array.from({ length: 8 }, (_, at) => about('warning', `w${at}`));
    const diagnostics = [...warnings, about('error', 'e')];
    expect(githubAnnotations({ diagnostics }).split('\n')).toEqual([
      '::error file=macros/m.yml,line=1,endLine=1,col=1,endColumn=6,title=diff/error::e',
      '::warning file=macros/m.yml,line=1,endLine=1,col=1,endColumn=6,title=diff/warning::w0%0Aw1%0Aw2%0Aw3%0Aw4%0A… and 3 more here',
      '',
    ]);
  });
});

/** A report whose every word is somebody else's. */
function hostile(words: string): RunReport {
  const source = fileSource(`detections/${words.replaceAll('\n', '')}.yml`, `search: ${words}`);
  const span = { source, start: 8, end: source.text.length };
  const diagnostic: Diagnostic = {
    code: 'spl/unknown-macro',
    severity: 'error',
    message: words,
    span,
    related: [{ span, message: words }],
    help: words,
    fix: { title: words, edits: [{ span, newText: words }] },
  };
  const found: ReportCase = {
    group: `g${words}`,
    name: `n${words}`,
    span,
    outcome: 'failed',
    message: words,
    details: words,
    ms: 1,
  };
  return {
    command: 'test',
    version: '1.0.0',
    isGreen: false,
    summary: [],
    diagnostics: Array.from({ length: 30 }, (_, at) => ({ ...diagnostic, code: `spl/code-${at}` })),
    cases: Array.from({ length: 30 }, () => found),
    homepage: 'https://example.com/tripline',
    ruleOf: () => ({ summary: words, help: words, severity: 'error', page: 'docs/x.md' }),
    text: () => '',
    json: () => '',
  };
}

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('`', '\n', '%', ':', ',', '<', '&', '"', ']]>', '\0', '@', 'a'),
  }),
);

function rendered(format: string, text: string): string {
  return formats.get(format)?.render(hostile(text)) ?? '';
}

describe('the words of others', () => {
  test('never end an annotation', () => {
    fc.assert(
      fc.property(words, (text) => {
        const lines = rendered('github', text).split('\n').slice(0, -1);
        expect(lines).toHaveLength(10);
        expect(lines[9]).toBe('::notice title=tripline::21 more findings in the reports');
        const [, message = ''] = /^::error [^:]*::(.*)$/.exec(lines[0] ?? '') ?? [];
        const undone = message
          .replaceAll('%0A', '\n')
          .replaceAll('%0D', '\r')
          .replaceAll('%25', '%');
        expect(undone).toBe(`${text}\n${text}`);
      }),
    );
  });

  test('come back out of JUnit, but for what XML cannot spell', () => {
    fc.assert(
      fc.property(words, (text) => {
        const xml = rendered('junit', text);
        expect(junitProblems(xml)).toEqual([]);
        const [root] = readXml(xml.slice(xml.indexOf('\n') + 1));
        const failure = root?.children[0]?.children[0]?.children[0];
        const spelt = text.replaceAll(
          /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu,
          '\ufffd',
        );
        expect(failure?.text).toBe(spelt.trim());
      }),
    );
  });

  test('stay inside of code in Markdown, which is never too long for a comment', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 300 }), (text, times) => {
        const markdown = rendered('markdown', text.repeat(times));
        expect(markdown.length).toBeLessThan(65_536);
        for (const line of markdown.split('\n').filter((item) => item.startsWith('- ')))
          expect(withoutCode(line)).toMatch(/^- (?:(?:error {2})?: |… and \d+ more)$/);
      }),
      { examples: [['`', 300]] },
    );
  });

  test('leave Code Quality valid', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(gitlabProblems(JSON.parse(rendered('gitlab', text)))).toEqual([]);
      }),
    );
  });

  test('leave SARIF valid', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(sarifProblems(JSON.parse(rendered('sarif', text)))).toEqual([]);
      }),
    );
  });
});

/** What a reader of Markdown sees outside of code spans: a span ends at as many backticks as began it. */
function withoutCode(line: string): string {
  return line.replaceAll(/(?<!`)(`+)(?!`)([\s\S]*?)(?<!`)\1(?!`)/g, '');
}
