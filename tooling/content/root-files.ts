/** The settings of a content folder. */
export const CONFIGURATION_FILE = 'tripline.yml';

/** The file of a content folder that lists removed detections. */
export const DEPRECATIONS_FILE = 'deprecations.yml';

/** The settings of contentctl. */
export const CONTENTCTL_FILE = 'contentctl.yml';

/** The settings of contentctl-ng, which name what other apps define. */
export const BUILD_FILE = 'build.yml';

/** The lock file of attack data. */
export const LOCK_FILE = 'attack_data.lock.yml';

/** All files that are read in a content folder itself. */
export const ROOT_FILES: readonly string[] = [CONFIGURATION_FILE, DEPRECATIONS_FILE, LOCK_FILE];

/** The file of v5 that says why content was removed, and what replaces it. */
export const DEPRECATION_MAPPING = 'removed/deprecation_mapping.YML';
