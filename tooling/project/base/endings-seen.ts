const CR = 13;
const LF = 10;

/** Replaces CRLF with LF in a file, chunk by chunk, and detects whether Git would treat the file as binary. */
export class EndingsSeen {
  private readonly counts = new Array<number>(256).fill(0);
  private loneCr = 0;
  /** A CR at the end of a chunk is held until the next chunk. */
  private waits = false;

  /** An empty chunk is the end of the file. */
  withoutCr(chunk: Buffer): Buffer {
    const kept = Buffer.alloc(chunk.length + 1);
    let length = 0;
    const keep = (byte: number) => {
      kept[length] = byte;
      length += 1;
    };
    for (const byte of chunk) {
      this.counts[byte] = (this.counts[byte] ?? 0) + 1;
      if (this.waits && byte !== LF) {
        this.loneCr += 1;
        keep(CR);
      }
      this.waits = byte === CR;
      if (!this.waits) keep(byte);
    }
    if (chunk.length === 0 && this.waits) {
      this.loneCr += 1;
      keep(CR);
    }
    return kept.subarray(0, length);
  }

  /** Git's rule (convert.c): a zero byte, a CR without LF, or one unprintable byte in 128. */
  get isBinary(): boolean {
    const sum = (bytes: readonly number[]) =>
      bytes.reduce((total, byte) => total + (this.counts[byte] ?? 0), 0);
    const printable = sum([...this.counts.keys()]) - sum([...UNPRINTABLE, CR, LF]);
    return this.counts[0] !== 0 || this.loneCr > 0 || printable >> 7 < sum(UNPRINTABLE);
  }
}

/** Control characters other than BS, TAB, FF, ESC, CR and LF. */
const UNPRINTABLE = [...Array(32).keys(), 127].filter(
  (byte) => ![8, 9, 12, 27, CR, LF].includes(byte),
);
