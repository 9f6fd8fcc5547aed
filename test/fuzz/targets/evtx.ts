import { EvtxChunkWriter, evtxFile } from '../../data-sources/evtx-writer.ts';
import { logReader } from '../log-reader.ts';
import { mutatedBytes } from '../mutate-bytes.ts';
import type { Target } from '../target.ts';

export const evtx: Target = {
  id: 'evtx',
  title: 'EVTX',
  open: () => logReader(mutatedBytes([plainLog(), templateLog(), twoChunks()]), undefined),
};

function plainLog(): Buffer {
  const writer = new EvtxChunkWriter();
  for (const id of [1n, 2n]) writer.record(id, () => plainEvent(writer));
  return evtxFile(writer);
}

function templateLog(): Buffer {
  return evtxFile(templateChunk());
}

function twoChunks(): Buffer {
  return evtxFile(templateChunk(), templateChunk());
}

function templateChunk(): EvtxChunkWriter {
  const writer = new EvtxChunkWriter();
  const values = [
    { type: 0x01, write: () => writer.raw(...Buffer.from('a & <b>', 'utf16le')) },
    { type: 0x06, write: () => writer.raw(1, 2) },
    { type: 0x11, write: () => writer.raw(0, 128, 62, 213, 222, 177, 157, 1) },
    { type: 0x13, write: () => writer.raw(1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0) },
    { type: 0x0e, write: () => writer.raw(0, 255, 1) },
    { type: 0x0f, write: () => writer.raw(...Buffer.alloc(16, 7)) },
    { type: 0x81, write: () => writer.raw(...Buffer.from('one\0two\0', 'utf16le')) },
    { type: 0x14, write: () => writer.raw(231, 3, 0, 0) },
  ];
  writer.record(1n, () => writer.template(() => templateEvent(writer, values.length), values));
  writer.record(2n, () => writer.sameTemplate(values));
  return writer;
}

function templateEvent(writer: EvtxChunkWriter, slots: number): void {
  const inTemplate = (name: string, children: () => void) =>
    writer.element(name, { isInTemplate: true, children });
  inTemplate('Event', () => {
    inTemplate('System', () => inTemplate('Channel', () => writer.text('Demo')));
    inTemplate('EventData', () => {
      for (let slot = 0; slot < slots; slot += 1)
        writer.element('Data', {
          isInTemplate: true,
          attributes: [['Name', () => writer.text(`field${slot}`)]],
          children: () => writer.slot(slot),
        });
    });
  });
}

function plainEvent(writer: EvtxChunkWriter): void {
  const plain = (name: string, children: () => void) =>
    writer.element(name, { isInTemplate: false, children });
  plain('Event', () =>
    plain('System', () => {
      plain('EventID', () => writer.text('4624'));
      plain('Channel', () => writer.text('Security'));
      plain('Computer', () => writer.text('web-01'));
    }),
  );
}
