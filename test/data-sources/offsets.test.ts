import { describe, expect, test } from 'vitest';
import { parseEvents } from '../../tooling/data-sources/read-events.ts';

const ignore = (): void => undefined;

describe('the offset of an event is where its record begins', () => {
  test.each([
    ['JSON lines', ['{"a":1}', '{"a":"ü"}', '{"a":\n2}', '{"a":3}']],
    ['syslog', ['<13>Jan  5 09:00:00 host app: one', '<13>Jan  5 09:00:01 host app: zwölf']],
    ['mixed', ['{"a":1}', '<13>Jan  5 09:00:01 host app: one', '{"a":2}']],
  ])('%s', (_, records) => {
    const text = `\uFEFF${records.join('\r\n')}\r\n`;
    const { events } = parseEvents(text, {}, ignore);
    const bytes = Buffer.from(text);
    const found = events.map((event) => {
      const raw = Buffer.from(String(event.get('_raw')));
      const { offset = -1 } = event;
      return bytes.toString('utf8', offset, offset + raw.length);
    });
    expect(found).toEqual(records);
  });

  test('elements of a list in a wrapper', () => {
    const text = '{"Records": [{"eventVersion":"1.08","a":1},\n {"eventVersion":"1.08","a":2}]}';
    const { events } = parseEvents(text, { sourcetype: 'aws:cloudtrail' }, ignore);
    expect(events.map(({ offset = -1 }) => text.slice(offset, offset + 2))).toEqual(['{"', '{"']);
  });
});
