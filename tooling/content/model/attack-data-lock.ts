// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** The samples that live outside of the repository, and what their bytes are. */
export interface AttackDataLock {
  /** The form of this file. */
  readonly version: 1;
  /** One entry for each sample, in the order of the addresses. */
  readonly samples: LockedSample[];
}
/** A sample, pinned. */
export interface LockedSample {
  /** Where the sample lives: http or https, without a user name or a password. */
  readonly url: string;
  /** The SHA-256 of its bytes, as 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  /** How many bytes it has; a download never takes more. */
  readonly bytes: number;
  /** How many events were read from it, where it was there to be read. */
  readonly events?: number;
  /** The raw format that it was read in, such as windows-xml. */
  readonly format?: string;
  /** The SPDX identifier of its licence, where it is known. */
  readonly licence?: string;
}
