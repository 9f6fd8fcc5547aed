import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { fileSource, type Source, type SourceSpan, toFile } from '../../base/source.ts';
import { WriteError } from '../../disk/write-error.ts';
import { writeWhole } from '../../disk/write-whole.ts';
import type { CheckResult } from './check-content.ts';
import type { Inputs } from './inputs.ts';

/** A cache holds one result for each content folder: that of the last check. */
export interface ResultCache {
  /** The result of the same inputs; undefined where there is none, or none that is whole. */
  read(inputs: Inputs): CheckResult | undefined;
  /** Keeps a result, where it can be kept. */
  write(inputs: Inputs, result: CheckResult): void;
}

export function resultCache(folder: string, root: string): ResultCache {
  const file = join(folder, `check-${digestOf(resolve(root)).slice(0, 16)}.json`);
  return {
    read(inputs) {
      const text = readOptional(file);
      const [key, seal, payload] = text?.split('\n') ?? [];
      if (key !== inputs.digest || payload === undefined || seal !== digestOf(payload))
        return undefined;
      return revived(payload, inputs);
    },
    write(inputs, result) {
      const payload = written(result, inputs);
      if (payload === undefined) return;
      keep(file, `${inputs.digest}\n${digestOf(payload)}\n${payload}`);
    },
  };
}

/** A span as it is kept: the name of a file, and offsets into it. */
type Place = readonly [name: string, start: number, end: number];

/** Undefined for a result that points into other texts than those that were read. */
function written(result: CheckResult, { texts }: Inputs): string | undefined {
  const spans = result.diagnostics.flatMap(spansOf).map(toFile);
  if (spans.some(({ source }) => texts.get(source.name) !== source.text)) return undefined;
  return JSON.stringify(result, (_, value) => (isSpan(value) ? placeOf(value) : value));
}

function spansOf({ span, related, fix }: Diagnostic): SourceSpan[] {
  const edits = fix?.edits ?? [];
  return [span, ...[...related, ...edits].map((item) => item.span)].filter(
    (item) => item !== undefined,
  );
}

function isSpan(value: unknown): value is SourceSpan {
  return typeof value === 'object' && value !== null && 'source' in value && 'start' in value;
}

function placeOf(span: SourceSpan): { readonly place: Place } {
  const { source, start, end } = toFile(span);
  return { place: [source.name, start, end] };
}

/** What comes out is what went in: the seal was whole, and the shape is that of this very program. */
function revived(payload: string, { texts }: Inputs): CheckResult {
  const sources = new Map<string, Source>();
  const sourceOf = (name: string) => {
    const source = sources.get(name) ?? fileSource(name, texts.get(name) ?? '');
    sources.set(name, source);
    return source;
  };
  return JSON.parse(payload, (_, part) => {
    if (typeof part !== 'object' || part === null || !Array.isArray(part.place)) return part;
    const [name, start, end]: Place = part.place;
    return { source: sourceOf(name), start, end };
  });
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function readOptional(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** A cache that cannot be written is no cache. */
function keep(file: string, text: string): void {
  try {
    writeWhole(file, text);
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    // The next run checks everything again.
  }
}
