import { logTarget } from '../log-target.ts';
import { logTextsOf } from '../material.ts';

export const winEventClassic = logTarget({
  id: 'winevent-classic',
  title: 'Windows event log as text',
  seeds: () => logTextsOf('winevent-classic'),
  sourcetype: 'WinEventLog',
  words: [
    'LogName=Security',
    'EventCode=4624',
    'Message=',
    '\\r\\n',
    '\\n\\n',
    '\\t',
    ':',
    '01/02/2024 03:04:05 AM',
    'Subject:',
    'Security ID:',
  ],
});
