// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** An analytic story: detections that belong together, and why. */
export interface Story {
  /** The title, unique among things of its kind. */
  readonly name: string;
  /** A UUID that never changes, not even when the name does. */
  readonly id: string;
  /** Counts the changes of behaviour. */
  readonly version: number;
  /** The day of the last change, as YYYY-MM-DD. */
  readonly date: string;
  /** Who wrote it. */
  readonly author: string;
  /** How far the story can be relied on. */
  readonly status?: "production" | "experimental" | "deprecated" | "removed";
  /** Kept from older dialects; without effect. */
  readonly type?: string;
  /** What it is about, for a reader who has never seen it. */
  readonly description: string;
  /** The threat, what an attacker does, and how the detections find it. */
  readonly narrative: string;
  /** Addresses of reports and documentation. */
  readonly references?: string[];
  /** How the story is filed and found. */
  readonly tags: {
    /** Categories. */
    readonly category: string[];
    /** Products. */
    readonly product?: string[];
    /** The use case. */
    readonly usecase?: string;
    /** CVE ids. */
    readonly cve?: string[];
    /** Kill chain phases. */
    readonly kill_chain_phases?: string[];
    /** ATT&CK technique ids. */
    readonly mitre_attack_id?: string[];
    readonly [k: string]: unknown;
  };
}
