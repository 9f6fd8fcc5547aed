import type { RawFormat } from '../raw-format.ts';
import { cef } from './cef.ts';
import { cri } from './cri.ts';
import { csv } from './csv.ts';
import { evtx } from './evtx.ts';
import { evtxJson } from './evtx-json.ts';
import { jsonLines } from './json-lines.ts';
import { leef } from './leef.ts';
import { linuxAudit } from './linux-audit.ts';
import { nxlogJson } from './nxlog-json.ts';
import { osquery } from './osquery.ts';
import { paloAlto } from './palo-alto.ts';
import { plainText } from './plain-text.ts';
import { splunkAudit } from './splunk-audit.ts';
import { splunkXml } from './splunk-xml.ts';
import { stash } from './stash.ts';
import { syslog } from './syslog.ts';
import { vpcFlow } from './vpc-flow.ts';
import { w3c } from './w3c.ts';
import { webAccess } from './web-access.ts';
import { webError } from './web-error.ts';
import { wevtutilText } from './wevtutil-text.ts';
import { windowsXml } from './windows-xml.ts';
import { wineventClassic } from './winevent-classic.ts';
import { winlogbeatJson } from './winlogbeat-json.ts';
import { zeekJson } from './zeek-json.ts';
import { zeekTsv } from './zeek-tsv.ts';

/** Every raw format, in detection order: more specific ones first. */
export const rawFormats: readonly RawFormat[] = [
  evtx,
  csv,
  wineventClassic,
  wevtutilText,
  splunkXml,
  windowsXml,
  evtxJson,
  nxlogJson,
  winlogbeatJson,
  zeekJson,
  osquery,
  jsonLines,
  cri,
  linuxAudit,
  cef,
  leef,
  w3c,
  vpcFlow,
  splunkAudit,
  stash,
  webAccess,
  webError,
  zeekTsv,
  paloAlto,
  syslog,
  plainText,
];
