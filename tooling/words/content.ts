/** Folders of content, in this repository and in the starter. */
const CONTENT =
  /(^|\/)(detections|sigma|stories|baselines|lookups|macros|data_sources|data_models|attack_data)\//;

/** Samples of logs and their generators: only their comments are prose. */
const SAMPLES = /(^|\/)attack_data\//;

/** Keys of content whose values are prose. Other values are searches, names of fields and data. */
const PROSE_KEYS =
  /^(name|title|description|narrative|how_to_implement|known_false_positives|falsepositives|tuning|message)$/;

export const isSample = (path: string) => SAMPLES.test(path);

/** Data sources have the names that public content uses. */
const FOREIGN_NAMES = /(^|\/)data_sources\//;

/** Whether the value of a key can be prose in the file at a path. */
export function isProseKey(key: string, path: string): boolean {
  if (isSample(path)) return false;
  if (key === 'name' && FOREIGN_NAMES.test(path)) return false;
  return !CONTENT.test(path) || PROSE_KEYS.test(key);
}
