import { isRecord } from '../../base/record.ts';
import { reasonOf } from '../../base/system-error.ts';
import type { SqlStatus } from '../../render/site/site-input.ts';
import { readRegular } from '../read-regular.ts';
import { UsageError } from '../usage-error.ts';

/** The statuses in files that `tripline sql --json` wrote, by the ID of the detection. */
export function readSqlStatuses(
  files: readonly string[],
): ReadonlyMap<string, readonly SqlStatus[]> {
  const statuses = new Map<string, SqlStatus[]>();
  for (const file of files)
    for (const [index, line] of linesOf(file).entries()) {
      if (line.trim() === '') continue;
      const { id, status } = statusIn(line) ?? notReadable(file, index + 1);
      statuses.set(id, [...(statuses.get(id) ?? []), status]);
    }
  return statuses;
}

function linesOf(file: string): readonly string[] {
  try {
    return readRegular(file).split('\n');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${reasonOf(error)}`);
  }
}

function notReadable(file: string, line: number): never {
  throw new UsageError(
    `${file}, line ${line}: not the status of a detection, as "tripline sql --all --dialect spark --json" prints it`,
  );
}

const STATUSES = ['translated', 'proven', 'different', 'refused'] as const;

function statusIn(line: string): { readonly id: string; readonly status: SqlStatus } | undefined {
  const value = parsed(line);
  if (!isRecord(value)) return undefined;
  const { id, version, dialect, reason, proof } = value;
  const status = STATUSES.find((name) => name === value['status']);
  if (typeof id !== 'string' || typeof version !== 'number' || typeof dialect !== 'string')
    return undefined;
  if (status === undefined) return undefined;
  const { engine, tests, rows, difference } = isRecord(proof) ? proof : {};
  return {
    id,
    status: {
      dialect,
      status,
      version,
      engine: textOrNull(engine),
      reason: textOrNull(reason) ?? textOrNull(difference),
      tests: typeof tests === 'number' ? tests : 0,
      rows: typeof rows === 'number' ? rows : 0,
    },
  };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
