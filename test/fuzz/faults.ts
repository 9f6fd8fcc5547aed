import fc from 'fast-check';
import { fileSource } from '../../tooling/base/source.ts';
import { dataDiagnostic } from '../../tooling/data-sources/diagnostics.ts';
import type { Result, Target, Way } from './target.ts';

const FINE: Result = { text: '', diagnostics: [] };
/** The letter that every fault needs: it cannot be removed from the input. */
const BAD = 'x';

/** Targets with one fault each: what the program must find. */
export const faults: readonly Target[] = [
  fault('crash', () => process.abort()),
  fault('hang', () => {
    for (;;) Math.random();
  }),
  fault('stall', () => new Promise(() => undefined)),
  fault('exception', () => {
    throw new Error('a fault');
  }),
  fault('slow', () => {
    const before = process.cpuUsage();
    for (let cpu = 0; cpu < 2_200_000; cpu = cpuSince(before)) Math.random();
    return FINE;
  }),
  fault('big', () => {
    const bytes = Buffer.alloc(700 * 1024 * 1024, 1);
    return { text: String(bytes.length), diagnostics: [] };
  }),
  fault('span', () => {
    const span = { source: fileSource('file', 'abc'), start: 1, end: 4 };
    return { text: '', diagnostics: [dataDiagnostic('empty', {}, span)] };
  }),
  fault('offset', () => {
    const places = { count: 1, places: ['at byte 9'], format: 'csv' };
    return {
      text: '',
      diagnostics: [dataDiagnostic('skipped-records', places, undefined)],
      bytes: 8,
    };
  }),
  fault('difference', () => ({ text: String(process.hrtime.bigint()), diagnostics: [] })),
];

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function fault(id: string, way: Way): Target {
  const faulty: Way = (input) => (input.includes(BAD) ? way(input) : FINE);
  const inputs = fc.constant(Buffer.from(BAD));
  return { id: `fault-${id}`, title: id, open: () => ({ inputs, ways: [faulty, faulty] }) };
}
