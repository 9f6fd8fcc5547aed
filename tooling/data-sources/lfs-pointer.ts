/** The contents of a Git LFS pointer. */
export interface LfsPointer {
  readonly sha256: string;
  readonly bytes: number;
}

/** Longer files are not pointers. */
export const LONGEST_POINTER = 1024;

const BEGINNING = Buffer.from('version https://git-lfs');

/** Whether bytes start like a Git LFS pointer. */
export function isLfsPointer(head: Buffer): boolean {
  return head.subarray(0, BEGINNING.length).equals(BEGINNING);
}

/** Parses a pointer; undefined for anything else, and for a pointer without a SHA-256. */
export function parseLfsPointer(text: string): LfsPointer | undefined {
  if (!isLfsPointer(Buffer.from(text))) return undefined;
  const sha256 = /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1];
  const bytes = /^size (\d{1,15})$/m.exec(text)?.[1];
  if (sha256 === undefined || bytes === undefined) return undefined;
  return { sha256, bytes: Number(bytes) };
}
