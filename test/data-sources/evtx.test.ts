import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EventSession } from '../../tooling/data-sources/event-session.ts';
import { DeferredEvent } from '../../tooling/data-sources/evtx/deferred-event.ts';
import { evtx } from '../../tooling/data-sources/formats/evtx.ts';
import type { ReadItem } from '../../tooling/data-sources/raw-format.ts';
import { parseEventXml } from '../../tooling/data-sources/windows/parse-event-xml.ts';
import { EvtxChunkWriter, evtxFile, type SlotValue } from './evtx-writer.ts';
import { readerContext } from './reader-context.ts';

const NOTHING: SlotValue = { type: 0, write: () => {} };

describe('EVTX', () => {
  const writer = new EvtxChunkWriter();
  const plainEvent = { isInTemplate: false, children: () => writePlain(writer) };
  writer.record(41n, () =>
    writer.template(() => writeEvent(writer), slotValues(writer, 'first & <last>')),
  );
  writer.record(42n, () => writer.sameTemplate(slotValues(writer, 'second')));
  writer.record(43n, () => writer.template(() => writer.raw(0x7f), []));
  writer.record(44n, () => writer.element('Event', plainEvent));
  writer.record(45n, () => writer.template(() => writeDataEvent(writer), dataValues(writer)));
  writer.record(46n, () => writer.template(() => writeEvent(writer), templateValues(writer)));
  writer.record(60n, () => writer.element('Event', plainEvent));
  writer.endRecords();
  writer.record(9n, () => writer.element('Event', plainEvent));
  const file = evtxFile(writer, new EvtxChunkWriter());
  const [first, second, broken, plain, data, templates, jumped, ...others] = readInChunks([file]);

  test('a record of a template is the XML of the template with the values of the record', () => {
    expect(rawOf(first)).toBe(
      "<Event><System><Provider Name='Demo'/><EventID>4096</EventID>" +
        "<TimeCreated SystemTime='2024-03-05T10:20:30.1234567Z'/><EventRecordID>18446744073709551615</EventRecordID>" +
        '<Correlation/><Channel>Demo/Log</Channel><Computer>web-01</Computer>' +
        "<Security UserID='S-1-5-18'/></System>" +
        "<EventData><Data Name='Text'>first &amp; &lt;last&gt;</Data></EventData></Event>",
    );
  });

  test('the offset of an event is where its record begins', () => {
    for (const item of [first, plain, data]) {
      const offset = item instanceof Map ? (item.offset ?? 0) : 0;
      expect(file.readUInt32LE(offset)).toBe(0x2a2a);
    }
    expect(first instanceof Map && first.offset).toBe(4096 + 512);
  });

  test('values are formatted as in Windows', () => {
    expect(fieldOf(data, 'EventData_Xml')).toBe(
      "<Data Name='Flags'>0x3e7</Data><Data Name='Id'>{00112233-4455-6677-8899-AABBCCDDEEFF}</Data>" +
        "<Data Name='Yes'>true</Data><Data Name='Bytes'>00FF</Data><Data>one</Data><Data>two</Data>" +
        "<Data Name='Number'>-1</Data><Data Name='Empty'></Data>",
    );
    expect(fieldOf(data, 'Data')).toEqual(['one', 'two']);
    expect(fieldOf(data, 'Empty')).toBeUndefined();
  });

  test('it has the fields that the XML has', () => {
    const fields = { EventID: '4096', Text: 'first &amp; &lt;last&gt;', host: 'web-01' };
    for (const [name, value] of Object.entries(fields)) expect(fieldOf(first, name)).toEqual(value);
    expect(fieldOf(first, '_time')).toBe(1709634030.123456);
    expect(fieldOf(first, 'source')).toBe('XmlWinEventLog:Demo/Log');
  });

  test('its fields come from the values of the record, and its XML is rendered on demand', () => {
    expect(templates).toBeInstanceOf(DeferredEvent);
    expect(fieldOf(templates, 'Text')).toBe("it's &lt;so&gt;");
    for (const item of [first, second, plain, data, templates]) expectToBeItsXml(item);
  });

  test('a template is reused by its offset', () => {
    expect(fieldOf(second, 'Text')).toBe('second');
  });

  test('a malformed record is reported, and later records are read', () => {
    expect(broken).toMatchObject({
      text: 'event record 43',
      reason: expect.stringMatching(/cannot be read: unknown token/),
    });
  });

  test('elements outside of templates have no dependency ID', () => {
    expect(rawOf(plain)).toBe('<Event><System><EventID>7</EventID></System></Event>');
  });

  test('records are read after a jump of their numbers', () => {
    expect(fieldOf(jumped, 'EventID')).toBe('7');
  });

  test('remains of older records are not read', () => {
    expect(others).toEqual([]);
  });

  test('a truncated file returns the records before the truncation', () => {
    expect(readInChunks([file.subarray(0, 4096 + writer.offset)])).toHaveLength(7);
    const [cut, ...none] = readInChunks([file.subarray(0, 4096 + 700)]);
    expect(cut).toMatchObject({ offset: 4608, reason: expect.stringMatching(/invalid size of/) });
    expect(none).toEqual([]);
  });

  test('it reads the same in chunks of any size, and never throws on corrupt data', () => {
    const whole = readInChunks([file]);
    fc.assert(
      fc.property(fc.nat(file.length), fc.nat(writer.offset), fc.nat(255), (cut, at, byte) => {
        expect(readInChunks([file.subarray(0, cut), file.subarray(cut)])).toEqual(whole);
        const damaged = Buffer.from(file);
        damaged[4096 + at] = byte;
        readInChunks([damaged]).forEach(expectToBeItsXml);
      }),
    );
  });
});

function writeEvent(writer: EvtxChunkWriter): void {
  const isInTemplate = true;
  const slotElement = (name: string, index: number) =>
    writer.element(name, { isInTemplate, children: () => writer.slot(index) });
  const attributeElement = (name: string, attribute: string, write: () => void) =>
    writer.element(name, { isInTemplate, attributes: [[attribute, write]] });
  const writeSystem = () => {
    attributeElement('Provider', 'Name', () => writer.text('Demo'));
    slotElement('EventID', 0);
    attributeElement('TimeCreated', 'SystemTime', () => writer.slot(1));
    slotElement('EventRecordID', 2);
    attributeElement('Correlation', 'ActivityID', () => writer.slot(3));
    writer.element('Channel', { isInTemplate, children: () => writer.text('Demo/Log') });
    slotElement('Computer', 4);
    attributeElement('Security', 'UserID', () => writer.slot(5));
  };
  const children = () => {
    writer.element('System', { isInTemplate, children: writeSystem });
    writer.slot(6);
  };
  writer.element('Event', { isInTemplate, children });
}

function slotValues(writer: EvtxChunkWriter, text: string): SlotValue[] {
  const value = (type: number, bytes: Iterable<number>) => ({
    type,
    write: () => writer.raw(...bytes),
  });
  return [
    value(0x06, [0x00, 0x10]),
    value(0x11, uint64(133541076301234567n)),
    value(0x0a, uint64(0xffffffffffffffffn)),
    NOTHING,
    value(0x01, Buffer.from('web-01\0', 'utf16le')),
    value(0x13, [1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0]),
    { type: 0x21, write: () => writeEventData(writer, text) },
  ];
}

/** As in event logs: the event is a template, with another template in its last slot. */
function templateValues(writer: EvtxChunkWriter): SlotValue[] {
  const isInTemplate = true;
  const writeText = () => writer.raw(...Buffer.from("it's <so>", 'utf16le'));
  const children = () =>
    writer.element('Data', {
      isInTemplate,
      attributes: [['Name', () => writer.text('Text')]],
      children: () => writer.slot(0),
    });
  const writeTemplate = () => writer.element('EventData', { isInTemplate, children });
  const writeInner = () => {
    writer.raw(0x0f, 1, 1, 0);
    writer.template(writeTemplate, [{ type: 0x01, write: writeText }]);
    writer.raw(0x00);
  };
  return [...slotValues(writer, '').slice(0, -1), { type: 0x21, write: writeInner }];
}

/** XML inside a value, without a template. */
function writeEventData(writer: EvtxChunkWriter, text: string): void {
  const isInTemplate = false;
  writer.raw(0x0f, 1, 1, 0);
  const children = () =>
    writer.element('Data', {
      isInTemplate,
      attributes: [['Name', () => writer.text('Text')]],
      children: () => writer.text(text),
    });
  writer.element('EventData', { isInTemplate, children });
  writer.raw(0x00);
}

/** A value of each type with a separate format. */
function dataValues(writer: EvtxChunkWriter): SlotValue[] {
  const value = (type: number, bytes: Iterable<number>) => ({
    type,
    write: () => writer.raw(...bytes),
  });
  return [
    value(0x15, uint64(999n)),
    value(0x0f, Buffer.from('33221100554477668899aabbccddeeff', 'hex')),
    value(0x0d, [1, 0, 0, 0]),
    value(0x0e, [0x00, 0xff]),
    value(0x81, Buffer.from('one\0two\0', 'utf16le')),
    value(0x07, [0xff, 0xff, 0xff, 0xff]),
    NOTHING,
  ];
}

function writeDataEvent(writer: EvtxChunkWriter): void {
  const isInTemplate = true;
  const names = ['Flags', 'Id', 'Yes', 'Bytes', undefined, 'Number', 'Empty'];
  const children = () => {
    for (const [index, name] of names.entries()) {
      const attributes = name === undefined ? [] : [['Name', () => writer.text(name)] as const];
      writer.element('Data', { isInTemplate, attributes, children: () => writer.slot(index) });
    }
  };
  const eventData = () => writer.element('EventData', { isInTemplate, children });
  writer.element('Event', { isInTemplate, children: eventData });
}

function writePlain(writer: EvtxChunkWriter): void {
  const isInTemplate = false;
  const children = () =>
    writer.element('EventID', { isInTemplate, children: () => writer.text('7') });
  writer.element('System', { isInTemplate, children });
}

function uint64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
}

function readInChunks(chunks: readonly Buffer[]): ReadItem[] {
  const reader = evtx.open(readerContext);
  return [...chunks.flatMap((chunk) => reader.push(chunk)), ...reader.end()];
}

/** However a record is read, it has the fields that the XML reader finds in its XML. */
function expectToBeItsXml(item: ReadItem | undefined): void {
  if (!(item instanceof Map)) return;
  expect(new Map(item)).toEqual(parseEventXml(String(item.get('_raw'))));
}

function rawOf(item: ReadItem | undefined): unknown {
  return fieldOf(item, '_raw');
}

function fieldOf(item: ReadItem | undefined, name: string): unknown {
  return item instanceof Map ? item.get(name) : undefined;
}

test('problems are in order of their offsets, however the file is cut', () => {
  const broken = new EvtxChunkWriter();
  broken.record(1n, () => broken.template(() => broken.raw(0x7f), []));
  const file = evtxFile(broken, new EvtxChunkWriter());
  file[4096 + 65_536 + 200] = 1;
  const problemsIn = (size: number) => {
    const codes: string[] = [];
    const session = new EventSession('sample.evtx', {}, ({ code }) => codes.push(code));
    session.start(file.toString('utf8', 0, 4096));
    for (let at = 0; at < file.length; at += size) session.push(file.subarray(at, at + size));
    session.end();
    return codes;
  };
  const whole = problemsIn(file.length);
  expect(whole.slice(0, 2)).toEqual([
    'data-sources/skipped-records',
    'data-sources/wrong-checksum',
  ]);
  expect(problemsIn(1_000)).toEqual(whole);
});
