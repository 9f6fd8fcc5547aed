import { namedDataModels } from '../../detect/annotations.ts';

/** The order of data models in apps. */
const ORDER = [
  'Endpoint',
  'Network_Traffic',
  'Authentication',
  'Change',
  'Change_Analysis',
  'Email',
  'Network_Resolution',
  'Network_Sessions',
  'UEBA',
  'Updates',
  'Vulnerabilities',
  'Web',
  'Risk',
  'Splunk_Audit',
];

/** The data models that a search names, in the order of Splunk's tools. */
export function appDataModels(search: string): readonly string[] {
  const named = namedDataModels(search);
  return ORDER.filter((name) => named.includes(name));
}
