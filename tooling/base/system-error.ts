const REASONS: ReadonlyMap<string, string> = new Map([
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'there is a file where a folder should be'],
  ['EEXIST', 'there is a file where a folder should be'],
  ['ENOENT', 'it does not exist'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ELOOP', 'the link leads to itself'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EFBIG', 'the file is larger than the disk allows'],
  ['EROFS', 'the disk is read-only'],
  ['EIO', 'the disk failed'],
  ['EMFILE', 'too many files are open'],
  ['EPIPE', 'it was closed'],
]);

/** The code of a system error, such as `ENOSPC`; empty for anything else. */
export function systemCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** A system error in words. */
export function reasonOf(error: unknown): string {
  const code = systemCode(error);
  return REASONS.get(code) ?? (error instanceof Error ? error.message : code);
}
