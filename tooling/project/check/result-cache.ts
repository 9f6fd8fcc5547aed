import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { fileSource, type Source, type SourceSpan, toFile } from '../../base/source.ts';
import { readCacheFile, writeCacheFile } from '../cache-file.ts';
import type { CheckResult } from './check-content.ts';
import type { Inputs } from './inputs.ts';

/** A cache of one result per content folder: that of the last check. */
export interface ResultCache {
  /** The result of the same inputs; undefined if missing or incomplete. */
  read(inputs: Inputs): CheckResult | undefined;
  /** Stores a result if possible. */
  write(inputs: Inputs, result: CheckResult): void;
}

/** The cached result of a content folder. */
export function resultCache(folder: string, root: string): ResultCache {
  const file = join(folder, `check-${digestOf(resolve(root)).slice(0, 16)}.json`);
  return {
    read(inputs) {
      const text = readCacheFile(file)?.toString();
      const [key, seal, payload] = text?.split('\n') ?? [];
      if (key !== inputs.digest || payload === undefined || seal !== digestOf(payload))
        return undefined;
      return revived(payload, inputs);
    },
    write(inputs, result) {
      const payload = written(result, inputs);
      if (payload === undefined) return;
      writeCacheFile(file, `${inputs.digest}\n${digestOf(payload)}\n${payload}`);
    },
  };
}

/** A stored span: a file name and offsets. */
type Place = readonly [name: string, start: number, end: number];

/** Undefined for a result with spans in texts that are not inputs. */
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

/** The digest was verified and the key includes the version of the program, so the shape is known. */
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
