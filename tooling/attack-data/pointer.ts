import { closeSync, openSync, readSync } from 'node:fs';
import {
  isLfsPointer,
  type LfsPointer,
  LONGEST_POINTER,
  parseLfsPointer,
} from '../data-sources/lfs-pointer.ts';

/** A Git LFS pointer instead of a file; `target` is undefined for a malformed pointer. */
export interface PointerFile {
  readonly target: LfsPointer | undefined;
}

/** Reads a file as a pointer; undefined if it is data or does not exist. */
export function readPointer(path: string): PointerFile | undefined {
  const head = headOf(path);
  return isLfsPointer(head) ? { target: parseLfsPointer(head.toString('latin1')) } : undefined;
}

/** The first bytes of a file; empty if it is not a file, which its reader reports. */
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
