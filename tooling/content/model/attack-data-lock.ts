// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** The lock file of attack data: the SHA-256 and size of each remote sample. */
export interface AttackDataLock {
  /** The version of the lock file format. */
  readonly version: 1;
  /** One entry per sample, sorted by URL. */
  readonly samples: LockedSample[];
}
/** A locked sample. */
export interface LockedSample {
  /** The URL of the sample: http or https, without a username or password. */
  readonly url: string;
  /** The SHA-256 of the sample, as 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  /** The size in bytes; a download never exceeds it. */
  readonly bytes: number;
  /** The number of events in the sample, if it was available. */
  readonly events?: number;
  /** The raw format of the sample, such as windows-xml. */
  readonly format?: string;
  /** The SPDX identifier of the license, if known. */
  readonly license?: string;
}
