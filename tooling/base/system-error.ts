const REASONS: ReadonlyMap<string, string> = new Map([
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'expected a folder, found a file'],
  ['EEXIST', 'expected a folder, found a file'],
  ['ENOENT', 'it does not exist'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ELOOP', 'the symbolic link points to itself'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is exceeded'],
  ['EFBIG', 'the file is too large for the file system'],
  ['EROFS', 'the disk is read-only'],
  ['EIO', 'input/output error'],
  ['EMFILE', 'too many open files'],
  ['EPIPE', 'it was closed'],
]);

/** The code of a system error, such as `ENOSPC`; empty for anything else. */
export function systemCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** The message for a system error. */
export function reasonOf(error: unknown): string {
  const code = systemCode(error);
  return REASONS.get(code) ?? (error instanceof Error ? error.message : code);
}
