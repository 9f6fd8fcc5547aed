/** A name as file names and macros have it. */
export function appSlug(name: string): string {
  return name.replaceAll(/[ \-./]/g, '_').toLowerCase();
}

/** The name of the search of a detection in Splunk. */
export function ruleName(label: string, name: string): string {
  return `${label} - ${name} - Rule`;
}

/** The name of the search of an investigation in Splunk. */
export function responseTaskName(label: string, name: string): string {
  return `${label} - ${name} - Response Task`;
}

/** The name of the search of a baseline in Splunk. */
export function baselineName(label: string, name: string): string {
  return `${label} - ${name}`;
}

/** The name of the macro that tunes a detection. */
export function filterMacro(name: string): string {
  return `${appSlug(name)}_filter`;
}
