import { counted } from '../base/counted.ts';
import { defineDiagnostics, didYouMean } from '../base/diagnostic.ts';

interface Unknown {
  readonly name: string;
  readonly nearest: string | undefined;
}

interface KnownKeys {
  readonly nearest: string | undefined;
  readonly known: readonly string[];
}

/** Problems of content files. */
export const contentDiagnostic = defineDiagnostics('content', {
  unreadable: {
    severity: 'error',
    message: ({ reason }: { reason: string }) => `the file cannot be read: ${reason}`,
  },
  'too-large': {
    severity: 'error',
    message: ({ size, limit }: { size: number; limit: number }) =>
      `the file has ${counted(size, 'byte')}; the limit for content files is ${limit.toLocaleString('en-US')}`,
    help: () => 'put samples in attack_data/ and tables in lookups/*.csv',
  },
  binary: {
    severity: 'error',
    message: (_: object) => 'the file is not text',
    help: () => 'content files are YAML in UTF-8',
  },
  'not-utf8': {
    severity: 'error',
    message: (_: object) => 'the file contains bytes that are not valid UTF-8',
    help: () => 'save the file as UTF-8; it may be Windows-1252 or Latin-1',
  },
  'missing-regression-tests': {
    severity: 'warning',
    message: ({ path }: { path: string }) => `"${path}" has no regression tests`,
    help: () => 'give the path of a file with regression_tests_info in the content folder',
  },
  'lookup-json': {
    severity: 'error',
    message: (_: object) => 'the file of the collection is not valid JSON',
    help: () => 'write a list of objects, one per row',
  },
  'outside-root': {
    severity: 'error',
    message: ({ target }: { target: string }) =>
      `the symbolic link points outside of the content folder, to ${target}`,
  },
  'not-read': {
    severity: 'error',
    message: ({ path }: { path: string; help: string }) =>
      `"${path}" looks like content, but is not read`,
    help: ({ help }) => help,
  },
  'foreign-format': {
    severity: 'error',
    message: ({ name }: { name: string; help: string }) =>
      `this is ${name}, not a detection with a Splunk search`,
    help: ({ help }) => help,
  },
  'merge-conflict': {
    severity: 'error',
    message: (_: object) => 'unresolved merge conflict',
    help: () => 'keep one side, and remove the lines with <<<<<<<, ======= and >>>>>>>',
  },
  'yaml-syntax': {
    severity: 'error',
    message: ({ problem }: { problem: string }) => problem,
    help: () => 'check quotes, indentation and colons near this line',
  },
  'yaml-unindented': {
    severity: 'warning',
    message: (_: object) => 'a quoted string continues in column 1, which YAML 1.2 does not allow',
    help: () => 'indent the continuation lines by two spaces',
  },
  'yaml-unindented-text': {
    severity: 'error',
    message: (_: object) => 'the text above continues in column 1, where YAML expects a key',
    help: () => 'indent the continuation lines by two spaces',
  },
  'duplicate-key': {
    severity: 'warning',
    message: ({ key }: { key: string }) => `duplicate key "${key}"; the last one is used`,
    help: () => 'remove one of the two',
  },
  'not-a-mapping': {
    severity: 'error',
    message: ({ kind }: { kind: string }) =>
      `expected a mapping with the keys of ${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`,
  },
  'missing-key': {
    severity: 'error',
    message: ({ key, parent }: { key: string; parent: string }) =>
      `${parent} requires the key "${key}"`,
  },
  'unknown-key': {
    severity: 'warning',
    message: ({ key, parent }: { key: string; parent: string; nearest: string | undefined }) =>
      `"${key}" is not a key of ${parent}`,
    help: ({ nearest }) => didYouMean(nearest) ?? 'put your own keys under "custom"',
  },
  'unknown-test-key': {
    severity: 'error',
    message: ({ key, parent }: { key: string; parent: string } & KnownKeys) =>
      `"${key}" is not a key of ${parent}`,
    help: ({ nearest, known }) => didYouMean(nearest) ?? `keys: ${known.join(', ')}`,
  },
  'wrong-type': {
    severity: 'error',
    message: ({ path, expected, found }: { path: string; expected: string; found: string }) =>
      `"${path}" is ${found}; expected ${expected}`,
  },
  'quoted-number': {
    severity: 'warning',
    message: ({ path, value }: { path: string; value: string }) =>
      `"${path}" is the number ${value} in quotes`,
    help: () => 'remove the quotes',
  },
  'unquoted-text': {
    severity: 'warning',
    message: ({ path, value }: { path: string; value: string }) =>
      `"${path}" is the number ${value}; expected text`,
    help: () => 'put it in quotes',
  },
  'untidy-date': {
    severity: 'warning',
    message: ({ value }: { path: string; value: string }) => `"${value}" is not YYYY-MM-DD`,
    help: () => 'write two digits for the month and the day',
  },
  'empty-key': {
    severity: 'warning',
    message: ({ path }: { path: string }) => `"${path}" has no value`,
    help: () => 'remove the key',
  },
  'manual-review': {
    severity: 'warning',
    message: ({ reason }: { reason: string }) => `marked for manual review: ${reason}`,
    help: () => 'do what the mark asks for, then remove the key MANUAL_REVIEW',
  },
  'mixed-dialects': {
    severity: 'error',
    message: ({ first, second }: { first: string; second: string }) =>
      `"${first}" and "${second}" are keys of different dialects with the same meaning`,
    help: () => 'keep one of them',
  },
  'other-dialect': {
    severity: 'warning',
    message: ({ found, expected }: { found: string; expected: string }) =>
      `the file is in dialect ${found}; the content is in dialect ${expected}`,
    help: () => 'convert it with "tripline convert", or change "dialect" in tripline.yml',
  },
  'several-dialects': {
    severity: 'info',
    message: ({ counts }: { counts: string }) => `the content is in several dialects: ${counts}`,
    help: () => 'convert them to one with "tripline convert"',
  },
  'replaced-in-circle': {
    severity: 'error',
    message: ({ names }: { names: string }) => `removed content replaces itself: ${names}`,
    help: () => 'name content that exists in "replacement_content"',
  },
  'missing-identity': {
    severity: 'warning',
    message: ({ kind, key }: { kind: string; key: string }) => `the ${kind} has no "${key}"`,
    help: () => 'add it: other tools invent a new one with each build',
  },
  'lost-in-conversion': {
    severity: 'warning',
    message: ({ path, reason }: { path: string; reason: string }) => `"${path}": ${reason}`,
  },
  'not-converted': {
    severity: 'error',
    message: ({ reason }: { reason: string }) => `the file is not converted: ${reason}`,
    help: () => 'correct it, and convert it again; other files are converted',
  },
  'wrong-value': {
    severity: 'error',
    message: ({ path, problem }: { path: string; problem: string; help: string | undefined }) =>
      `"${path}" ${problem}`,
    help: ({ help }) => help,
  },
  'unknown-story': {
    severity: 'error',
    message: ({ name }: Unknown) => `analytic story "${name}" does not exist`,
    help: ({ nearest }) => didYouMean(nearest) ?? elsewhere('stories'),
  },
  'unknown-baseline': {
    severity: 'error',
    message: ({ name }: Unknown) => `baseline "${name}" does not exist`,
    help: ({ nearest }) => didYouMean(nearest),
  },
  'unknown-data-source': {
    severity: 'warning',
    message: ({ name }: Unknown) => `data source "${name}" does not exist`,
    help: ({ nearest }) => didYouMean(nearest) ?? elsewhere('data_sources'),
  },
  'duplicate-id': {
    severity: 'error',
    message: ({ id }: { id: string }) => `ID ${id} is used twice`,
    help: () => 'IDs must be unique; generate a new UUID',
  },
  'duplicate-name': {
    severity: 'warning',
    message: ({ kind, name }: { kind: string; name: string }) =>
      `the ${kind} name "${name}" is used twice`,
  },
  'macro-arity': {
    severity: 'error',
    message: ({ name, found }: { name: string; found: number }) =>
      `the name "${name}" does not match the number of arguments (${found})`,
    help: () => 'write the name without a number: "arguments" determines it',
  },
  'test-without-detection': {
    severity: 'warning',
    message: ({ file }: { file: string }) =>
      `the test names a detection file that does not exist: ${file}`,
  },
  'nothing-found': {
    severity: 'error',
    message: ({ root }: { root: string }) => `no content found in ${root}`,
    help: () => 'a content folder has detections/, stories/, macros/ and so on',
  },
});
function elsewhere(kind: 'stories' | 'data_sources'): string {
  return `add it to ${kind}/, or list it under external.${kind} in tripline.yml if it is defined outside this repository`;
}
