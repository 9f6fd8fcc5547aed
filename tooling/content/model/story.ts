// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** An analytic story: a group of related detections, and their context. */
export interface Story {
  /** The unique title. */
  readonly name: string;
  /** A UUID that never changes, even if the name does. */
  readonly id?: string;
  /** The version; increase it with each change of behavior. */
  readonly version?: number;
  /** The date of the last change, as YYYY-MM-DD. */
  readonly date: string;
  /** The date of creation, as YYYY-MM-DD. */
  readonly creation_date?: string;
  /** The author. */
  readonly author: string;
  /** The maturity of the analytic story. */
  readonly status?: "production" | "experimental" | "deprecated" | "removed";
  /** Accepted from older dialects; has no effect. */
  readonly type?: string;
  /** A description for readers who are new to it. */
  readonly description: string;
  /** The threat, the behavior of attackers, and how the detections find it. */
  readonly narrative: string;
  /** URLs of reports and documentation. */
  readonly references?: string[];
  /** Classification of the analytic story. */
  readonly tags: {
    /** Categories. */
    readonly category: string[];
    /** Products. */
    readonly product?: string[];
    /** The use case. */
    readonly usecase?: string;
    /** CVE IDs. */
    readonly cve?: string[];
    /** Kill chain phases. */
    readonly kill_chain_phases?: string[];
    /** ATT&CK technique IDs. */
    readonly mitre_attack_id?: string[];
    /** The name of the story (2022 dialect). */
    readonly analytic_story?: {
      readonly [k: string]: unknown;
    };
    /** Threat groups. */
    readonly group?: string[];
  };
  /** Logs of one intrusion from the first step to the last. "tripline test" runs all detections over them and compares what they find with these lists. */
  readonly scenario?: {
    /** The folder of the logs, such as attack_data/scenarios/NAME. */
    readonly data: string;
    /**
     * Names of detections of the story, in the order of their first findings.
     *
     * @minItems 1
     */
    readonly detections: [string, ...string[]];
    /** Names of other detections that find something in the logs, in any order. */
    readonly other_detections?: string[];
  };
  /** Your own keys, with any names and values. */
  readonly custom?: {
    readonly [k: string]: unknown;
  };
  /** Why and when the content is removed, and what replaces it. */
  readonly deprecation_info?: {
    /** The reason, for users who run it. */
    readonly reason?: string;
    /** The version of the app that no longer has it. */
    readonly removed_in_version?: string;
    /** Names of the content that replaces it. */
    readonly replacement_content?: string[];
  };
}
