import { logTarget } from '../log-target.ts';
import { logTextsOf } from '../material.ts';

export const windowsXml = logTarget({
  id: 'windows-xml',
  title: 'Windows event log as XML',
  seeds: () => logTextsOf('windows-xml'),
  sourcetype: 'XmlWinEventLog',
  words: [
    '<Event>',
    '</Event>',
    '<Event xmlns="x">',
    '<System>',
    '</System>',
    '<EventData>',
    '</EventData>',
    "<Data Name='a'>",
    '</Data>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<!DOCTYPE a [',
    '<!ENTITY b "c">',
    '&#x0;',
    '&#xFFFFFFFF;',
    '&amp;',
    '&lol;',
    "Name=''",
    '<?xml version="1.0"?>',
    '\\r\\n',
  ],
});
