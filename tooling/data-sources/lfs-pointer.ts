/** What a Git LFS pointer says of the file that it stands for. */
export interface LfsPointer {
  readonly sha256: string;
  readonly bytes: number;
}

/** Longer files are no pointers. */
export const LONGEST_POINTER = 1024;

const BEGINNING = Buffer.from('version https://git-lfs');

/** Whether bytes begin as a Git LFS pointer does. */
export function isLfsPointer(head: Buffer): boolean {
  return head.subarray(0, BEGINNING.length).equals(BEGINNING);
}

/** Reads a pointer; undefined for anything else, and for one that names no SHA-256. */
export function parseLfsPointer(text: string): LfsPointer | undefined {
  if (!isLfsPointer(Buffer.from(text))) return undefined;
  const sha256 = /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1];
  const bytes = /^size (\d{1,15})$/m.exec(text)?.[1];
  if (sha256 === undefined || bytes === undefined) return undefined;
  return { sha256, bytes: Number(bytes) };
}
