import { closeSync, openSync, readSync } from 'node:fs';
import {
  isLfsPointer,
  type LfsPointer,
  LONGEST_POINTER,
  parseLfsPointer,
} from '../data-sources/lfs-pointer.ts';

/** A Git LFS pointer in place of a file; `target` is undefined for one that says nothing useful. */
export interface PointerFile {
  readonly target: LfsPointer | undefined;
}

/** Looks whether a file is a pointer; undefined when it is data, or no file. */
export function readPointer(path: string): PointerFile | undefined {
  const head = headOf(path);
  return isLfsPointer(head) ? { target: parseLfsPointer(head.toString('latin1')) } : undefined;
}

/** The first bytes of a file; none of what is no file, which its reader will report. */
function headOf(path: string): Buffer {
  const head = Buffer.alloc(LONGEST_POINTER);
  try {
    const file = openSync(path, 'r');
    try {
      return head.subarray(0, readSync(file, head, 0, head.length, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return Buffer.alloc(0);
  }
}
