import { jsonText, membersOf } from '../json/json-slices.ts';
import type { Wrapper } from './wrapper.ts';

/** Records of the unified audit log, as Purview, Search-UnifiedAuditLog and Microsoft Graph export them. */
export const officeAuditData: Wrapper = {
  id: 'office-audit',
  summary: 'Microsoft 365 audit records: {"AuditData": "{…}"}',
  envelope: {
    holds: (fields) => fields.has('AuditData') || fields.has('auditData.Operation'),
    open(object) {
      const members = membersOf(object);
      const audit = members?.get('AuditData') ?? members?.get('auditData');
      const text = jsonText(audit) ?? audit;
      return text?.startsWith('{') ? { text, sourcetype: 'o365:management:activity' } : undefined;
    },
  },
};
