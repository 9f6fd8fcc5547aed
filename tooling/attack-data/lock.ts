import { stringify } from 'yaml';
import type { Diagnostic, Report } from '../base/diagnostic.ts';
import { sortedBy } from '../base/order.ts';
import type { Source, SourceSpan } from '../base/source.ts';
import type { ContentDocument } from '../content/document.ts';
import { optionalText } from '../content/files.ts';
import { type LoadOptions, readDocument } from '../content/load.ts';
import type { AttackDataLock, LockedSample } from '../content/model.ts';
import { LOCK_FILE } from '../content/root-files.ts';
import type { Validate } from '../content/schema.ts';
import { attackDataDiagnostic } from './diagnostics.ts';
import { parseReference, type SampleAddress } from './reference.ts';

/** A locked sample, and its position in the lock file. */
export interface LockEntry extends LockedSample {
  readonly address: SampleAddress;
  readonly span: SourceSpan;
}

/** The lock entries by canonical URL. */
export type SampleLock = ReadonlyMap<string, LockEntry>;

/** Reads the lock file of a content folder: empty if it does not exist; undefined, and reported, if it is not valid. */
export function readLock(
  content: string,
  validate: Validate,
  report: Report,
): SampleLock | undefined {
  let isReadable = true;
  const source = optionalText(content, LOCK_FILE, (problem) => {
    isReadable = false;
    report(problem);
  });
  if (source !== undefined) return lockIn(source, { validate, report });
  return isReadable ? new Map() : undefined;
}

/** The entries of a lock file; undefined, and reported, if it is not valid. */
export function lockIn(
  source: Source,
  { validate, report }: Pick<LoadOptions, 'validate' | 'report'>,
): SampleLock | undefined {
  const problems: Diagnostic[] = [];
  const lock = lockOf(source, { validate, report: (problem) => problems.push(problem) });
  for (const problem of problems) report(problem);
  // An invalid part makes the whole lock invalid: its intended content is not known.
  return problems.some(({ severity }) => severity === 'error') ? undefined : lock;
}

function lockOf(source: Source, options: Pick<LoadOptions, 'validate' | 'report'>) {
  const document = readDocument({ path: LOCK_FILE, source }, 'attack_data_lock', options);
  return document && entriesOf(document, options.report);
}

function entriesOf(document: ContentDocument<AttackDataLock>, report: Report): SampleLock {
  const entries = new Map<string, LockEntry>();
  for (const [index, sample] of document.data.samples.entries()) {
    const span = document.spanAt(['samples', index, 'url']);
    const address = parseReference(sample.url);
    if (address.kind !== 'address') {
      const reason = address.kind === 'refused' ? address.reason : 'it is not a valid URL';
      report(attackDataDiagnostic('refused-reference', { reference: sample.url, reason }, span));
    } else if (entries.has(address.url)) {
      report(attackDataDiagnostic('duplicate-sample', { url: sample.url }, span));
    } else entries.set(address.url, { ...sample, address, span });
  }
  return entries;
}

const HEADER = `# The SHA-256 and size of each remote sample of the tests.
# Written by \`tripline data lock\`; check samples with \`tripline data verify\`.
`;

/** The text of a lock file: one entry per sample, sorted by URL. */
export function printLock(samples: Iterable<LockedSample>): string {
  const entries = sortedBy(samples, ({ url }) => url).map(inOrder);
  return HEADER + stringify({ version: 1, samples: entries }, { lineWidth: 0 });
}

function inOrder({ url, sha256, bytes, events, format, license }: LockedSample): LockedSample {
  return {
    url,
    sha256,
    bytes,
    ...(events !== undefined && { events }),
    ...(format !== undefined && { format }),
    ...(license !== undefined && { license }),
  };
}
