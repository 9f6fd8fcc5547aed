/**
 * Bytes that wait for more: appended at the end, dropped at the front, always in one piece. A chunk that finds the queue
 * empty is used where it lies, so that it must not change afterwards; only what is left of it is copied.
 */
export class ByteQueue {
  #own = Buffer.alloc(0);
  #content: Buffer = this.#own;

  get length(): number {
    return this.#content.length;
  }

  append(chunk: Buffer): void {
    if (this.#content.length === 0) this.#content = chunk;
    else this.#copy(this.#content, chunk);
  }

  /** What is in the queue; valid until the next change. */
  content(): Buffer {
    return this.#content;
  }

  drop(count: number): void {
    this.#copy(this.#content.subarray(count));
  }

  /** Into memory of its own, which may be where the first part lies already. */
  #copy(first: Buffer, second?: Buffer): void {
    const length = first.length + (second?.length ?? 0);
    const target = length > this.#own.length ? this.#larger(length) : this.#own;
    first.copy(target, 0);
    second?.copy(target, first.length);
    this.#own = target;
    this.#content = target.subarray(0, length);
  }

  #larger(length: number): Buffer<ArrayBuffer> {
    return Buffer.allocUnsafeSlow(Math.max(length, this.#own.length * 2));
  }
}
