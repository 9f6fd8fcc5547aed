/** Bytes that wait for more: appended at the end, dropped at the front, always in one piece and in the same memory. */
export class ByteQueue {
  #buffer = Buffer.alloc(0);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(chunk: Buffer): void {
    const length = this.#length + chunk.length;
    if (length > this.#buffer.length) this.#grow(length);
    chunk.copy(this.#buffer, this.#length);
    this.#length = length;
  }

  /** What is in the queue; valid until the next change. */
  content(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  drop(count: number): void {
    this.#buffer.copyWithin(0, count, this.#length);
    this.#length -= Math.min(count, this.#length);
  }

  #grow(length: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(length, this.#buffer.length * 2));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
}
