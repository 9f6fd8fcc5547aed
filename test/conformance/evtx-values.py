"""Writes the fields of each event of an EVTX file as a line of JSON, read by the package `evtx` of PyPI."""
import json
import re
import sys
import xml.etree.ElementTree as tree
from xml.sax.saxutils import escape

import evtx

SPACE = '{http://schemas.microsoft.com/win/2004/08/events/event}'


def fields(event):
    values = {}
    for element in event.find(f'{SPACE}System'):
        values.update(element.attrib)
        if element.text and element.text.strip():
            values[element.tag.removeprefix(SPACE)] = element.text
    for data in event.iter(f'{SPACE}Data'):
        name = data.get('Name')
        if name is not None:
            values.setdefault(name, text(name, data.text or ''))
    return values


def text(name, value):
    """As in the XML of Windows: GUIDs in braces, and entities."""
    is_guid = re.search('guid$', name, re.IGNORECASE) and re.fullmatch('[0-9A-Fa-f-]{36}', value)
    return f'{{{value}}}' if is_guid else escape(value)


for record in evtx.PyEvtxParser(sys.argv[1]).records():
    print(json.dumps(fields(tree.fromstring(record['data']))))
