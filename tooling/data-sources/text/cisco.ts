import type { RawEvent } from '../raw-format.ts';
import { firewallFields } from './cisco-firewall.ts';
import { addSwitchFields } from './cisco-switch.ts';
import { addGroups } from './text-event.ts';

/** `%ASA-config-5-111008: …`, `%ASA-6-302016 …`, `%FTD-1-430003: …`, `%SISF-4-IP_THEFT: …` */
const MESSAGE =
  /%(?<facility>[A-Z][A-Z0-9_]*)(?:-(?<class>[a-z][\w-]*?))?-(?<severity>\d)-(?<mnemonic>\w+)(?:: ?|(?<=-\d{6}) )(?<text>.*)$/;

/** Adds the fields of a Cisco message, with the names of the Splunk add-ons. */
export function addCiscoFields(event: RawEvent, line: string): void {
  const groups = MESSAGE.exec(line)?.groups;
  if (groups === undefined) return;
  const { facility = '', severity, mnemonic = '', text = '' } = groups;
  if (FIREWALLS.has(facility)) {
    addGroups(event, {
      message_id: mnemonic,
      log_level: severity,
      log_class: groups['class'],
      message: text,
    });
    event.set('sourcetype', facility === 'FTD' ? 'cisco:ftd:syslog' : 'cisco:asa');
    addGroups(event, firewallFields(mnemonic, text));
  } else {
    addGroups(event, { facility, severity_id: severity, mnemonic, message_text: text });
    if (isOtherProduct(facility, mnemonic)) return;
    event.set('sourcetype', 'cisco:ios');
    addSwitchFields(event, text);
  }
}

const FIREWALLS = new Set(['ASA', 'FTD', 'PIX']);

/** Messages of ACE and FWSM have numbers, those of Unified Communications and UCS Managers have their own facilities. */
function isOtherProduct(facility: string, mnemonic: string): boolean {
  return /^\d+$/.test(mnemonic) || /^(?:UC_|CCM_|UCSM$|CIMC$)/.test(facility);
}
