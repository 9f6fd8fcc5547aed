import { byCodeUnit } from '../base/order.ts';

const ENDPOINT = [
  'Microsoft Sysmon',
  'Microsoft Windows',
  'Carbon Black Response',
  'CrowdStrike Falcon',
  'Symantec Endpoint Protection',
];

/** Products by texts that occur in searches of their data. */
const TECHNOLOGIES: readonly (readonly [text: string, products: readonly string[]])[] = [
  ['`amazon_security_lake`', ['Amazon Security Lake']],
  ['audit_searches', ['Splunk Internal Logs']],
  ['`splunkd_', ['Splunk Internal Logs']],
  ['`azure_monitor_aad`', ['Azure AD', 'Entra ID']],
  ['`cloudtrail`', ['Amazon Web Services - Cloudtrail']],
  ['Endpoint', ENDPOINT],
  ['`google_', ['Google Cloud Platform', 'Google Workspace']],
  ['`gsuite', ['Google Cloud Platform', 'Google Workspace']],
  ['`gws_', ['Google Cloud Platform', 'Google Workspace']],
  ['`kube', ['Kubernetes']],
  ['`ms_defender`', ['Microsoft Defender']],
  ['`o365_', ['Microsoft Office 365']],
  ['`okta', ['Okta']],
  ['`pingid`', ['Ping ID']],
  ['`powershell`', ['Microsoft Windows']],
  ['`wineventlog_security`', ['Microsoft Windows']],
  ['`sysmon`', ['Microsoft Sysmon']],
  ['`zeek_', ['Zeek']],
];

/** The products whose data a search reads, as the published apps derive them from its macros, sorted. */
export function providingTechnologies(search: string): readonly string[] {
  const found = TECHNOLOGIES.flatMap(([text, products]) => (search.includes(text) ? products : []));
  return [...new Set(found)].sort(byCodeUnit);
}
