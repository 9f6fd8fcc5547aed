/** Limits that several commands take for their subsearch; the time ones mean nothing here. */
export const SUBSEARCH_OPTIONS = ['extendtimerange', 'maxtime', 'maxout', 'timeout'];
