import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { gzipReader } from '../log-reader.ts';
import { logsOf } from '../material.ts';
import { mutatedBytes } from '../mutate-bytes.ts';
import type { Target } from '../target.ts';

export const gzip: Target = {
  id: 'gzip',
  title: 'gzip',
  open() {
    const logs = logsOf('json-lines', 'syslog', 'csv');
    const packed = logs.map((log) => gzipSync(log));
    const many = [...packed, ...logs.map((log) => gzipSync(log, { level: 0 })), twice(logs)];
    const truncated = fc
      .tuple(fc.constantFrom(...many), fc.nat())
      .map(([bytes, at]) => bytes.subarray(0, at % bytes.length));
    return gzipReader(
      fc.oneof(
        { weight: 30, arbitrary: mutatedBytes(many) },
        { weight: 4, arbitrary: truncated },
        { weight: 1, arbitrary: mutatedBytes([bomb()]) },
      ),
    );
  },
};

/** Many short lines. */
function bomb(): Buffer {
  return gzipSync('a\n'.repeat(100_000), { level: 9 });
}

function twice(logs: readonly Buffer[]): Buffer {
  return Buffer.concat(logs.slice(0, 2).map((log) => gzipSync(log)));
}
