import { logTarget } from '../log-target.ts';
import { logTextsOf } from '../material.ts';

export const text = logTarget({
  id: 'text',
  title: 'text formats (syslog, CEF, web access, Linux audit, Palo Alto, Zeek, stash)',
  seeds: () =>
    logTextsOf(
      'syslog',
      'plain-text',
      'web-access',
      'palo-alto',
      'splunk-audit',
      'stash',
      'linux-audit',
      'zeek-tsv',
    ),
  sourcetype: undefined,
  words: [
    'CEF:0|a|b|1|2|c|5|src=1.1.1.1 msg=x',
    '<134>',
    '<134>1 2024-01-01T00:00:00Z h a - - ',
    'Jan  1 00:00:00 h a[1]: ',
    'type=SYSCALL msg=audit(1.1:1): ',
    '#fields\\t',
    '#separator \\\\x09',
    '1.1.1.1 - - [01/Jan/2024:00:00:00 +0000] "GET / HTTP/1.1" 200 1',
    'TRAFFIC',
    ',,,,',
    'key="',
    '%ASA-6-302013: ',
    '***SPLUNK***',
    '\\n',
    '\\r\\n',
    '\\t',
    '"',
    '1e308',
  ],
});
