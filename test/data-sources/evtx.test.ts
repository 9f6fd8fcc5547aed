import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evtx } from '../../tooling/data-sources/formats/evtx.ts';
import type { ReadItem } from '../../tooling/data-sources/raw-format.ts';
import { EvtxChunkWriter, evtxFile, type SlotValue } from './evtx-writer.ts';

const NOTHING: SlotValue = { type: 0, bytes: Buffer.alloc(0) };

describe('EVTX', () => {
  const writer = new EvtxChunkWriter();
  writer.record(41n, () => writer.template(() => writeEvent(writer), slotValues(writer, 'first & <last>')));
  writer.record(42n, () => writer.sameTemplate(slotValues(writer, 'second')));
  writer.record(43n, () => writer.template(() => writer.raw(0x7f), []));
  writer.record(44n, () => writer.element('Event', { isInTemplate: false, children: () => writePlain(writer) }));
  writer.record(9n, () => writer.sameTemplate(slotValues(writer, 'left over from before')));
  const file = evtxFile(writer, new EvtxChunkWriter());
  const [first, second, broken, plain, ...others] = readInChunks([file]);

  test('a record of a template is its XML, on the values of the record', () => {
    expect(rawOf(first)).toBe(
      "<Event><System><Provider Name='Demo'/><EventID>4096</EventID>" +
        "<TimeCreated SystemTime='2024-03-05T10:20:30.1234567Z'/><EventRecordID>18446744073709551615</EventRecordID>" +
        '<Correlation/><Channel>Demo/Log</Channel><Computer>web-01</Computer>' +
        "<Security UserID='S-1-5-18'/></System><EventData><Data Name='Text'>first &amp; &lt;last&gt;</Data>" +
        "<Data Name='Flags'>0x3e7</Data><Data Name='Id'>{00112233-4455-6677-8899-AABBCCDDEEFF}</Data>" +
        "<Data Name='Yes'>true</Data><Data Name='Bytes'>00FF</Data><Data>one</Data><Data>two</Data>" +
        "<Data Name='Empty'></Data></EventData></Event>",
    );
  });

  test('it has the fields that the XML has', () => {
    const fields = { EventID: '4096', Text: 'first &amp; &lt;last&gt;', Data: ['one', 'two'], host: 'web-01' };
    for (const [name, value] of Object.entries(fields)) expect(fieldOf(first, name)).toEqual(value);
    expect(fieldOf(first, '_time')).toBe(1709634030.123456);
    expect(fieldOf(first, 'source')).toBe('XmlWinEventLog:Demo/Log');
    expect(fieldOf(first, 'Empty')).toBeUndefined();
  });

  test('a template is used again by its offset', () => {
    expect(fieldOf(second, 'Text')).toBe('second');
  });

  test('a damaged record is told of, and those after it are read', () => {
    expect(broken).toMatch(/^event record 43 cannot be read/);
  });

  test('elements outside of templates have no dependency id', () => {
    expect(rawOf(plain)).toBe('<Event><System><EventID>7</EventID></System></Event>');
  });

  test('what is left of older records is not read', () => {
    expect(others).toEqual([]);
  });

  test('a file that was cut off gives the records before the cut', () => {
    expect(readInChunks([file.subarray(0, 4096 + writer.offset)])).toHaveLength(4);
    expect(readInChunks([file.subarray(0, 4096 + 700)])).toHaveLength(0);
  });

  test('it reads the same, however it is cut into chunks, and never throws on damage', () => {
    const whole = readInChunks([file]);
    fc.assert(
      fc.property(fc.nat(file.length), fc.nat(writer.offset), fc.nat(255), (cut, at, byte) => {
        expect(readInChunks([file.subarray(0, cut), file.subarray(cut)])).toEqual(whole);
        const damaged = Buffer.from(file);
        damaged[4096 + at] = byte;
        readInChunks([damaged]);
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
  const sid = Buffer.from([1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0]);
  return [
    { type: 0x06, bytes: Buffer.from([0x00, 0x10]) },
    { type: 0x11, bytes: uint64(133541004301234567n) },
    { type: 0x0a, bytes: uint64(0xffffffffffffffffn) },
    NOTHING,
    { type: 0x01, bytes: Buffer.from('web-01\0', 'utf16le') },
    { type: 0x13, bytes: sid },
    { type: 0x21, bytes: eventData(writer, text) },
  ];
}

/**
 * EventData as XML of its own, with a template of its own. Its offsets count from the chunk's start, so it is written
 * into the chunk behind the record, where nothing is read, and copied from there.
 */
function eventData(writer: EvtxChunkWriter, text: string): Buffer {
  const scratch = new EvtxChunkWriter();
  return scratch.fragmentAt(writer.offset, () => writeData(scratch, text));
}

function writeData(_writer: EvtxChunkWriter, _text: string): void {}

function writePlain(writer: EvtxChunkWriter): void {
  const isInTemplate = false;
  const children = () => writer.element('EventID', { isInTemplate, children: () => writer.text('7') });
  writer.element('System', { isInTemplate, children });
}

function uint64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
}

function readInChunks(chunks: readonly Buffer[]): ReadItem[] {
  const reader = evtx.open({ maxRecordBytes: 1 << 20, tooLong: () => {}, unwrap: () => [] });
  return [...chunks.flatMap((chunk) => reader.push(chunk)), ...reader.end()];
}

function rawOf(item: ReadItem | undefined): unknown {
  return fieldOf(item, '_raw');
}

function fieldOf(item: ReadItem | undefined, name: string): unknown {
  return typeof item === 'object' ? item.get(name) : undefined;
}
