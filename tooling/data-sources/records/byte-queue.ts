/**
 * A byte buffer: appended at the end, removed at the front, always contiguous. A chunk appended to an empty queue is
 * used without copying, so it must not change afterwards; only its remainder is copied.
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

  /** The contents of the queue; valid until the next change. */
  content(): Buffer {
    return this.#content;
  }

  drop(count: number): void {
    this.#copy(this.#content.subarray(count));
  }

  /** Copies to its own memory, which may already contain the first part. */
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
