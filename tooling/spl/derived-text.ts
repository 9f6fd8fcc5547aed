import type { OriginRun, Source, SourceSpan } from '../base/source.ts';

/** Builds a text from slices of another text and replacements, and records the origin of each part. */
export class DerivedText {
  private readonly source: Source;
  private readonly origin: OriginRun[] = [];
  private text = '';
  private copied = 0;

  constructor(source: Source) {
    this.source = source;
  }

  /** The current length of the text. */
  get length(): number {
    return this.text.length;
  }

  replace(call: SourceSpan, by: Source): void {
    this.copyTo(call.start);
    const start = this.text.length;
    this.text += by.text;
    const from = { source: by, start: 0, end: by.text.length };
    this.origin.push({ start, end: this.text.length, from, call });
    this.copied = call.end;
  }

  copyTo(end: number): void {
    if (end <= this.copied) return;
    const start = this.text.length;
    this.text += this.source.text.slice(this.copied, end);
    const from = { source: this.source, start: this.copied, end };
    this.origin.push({ start, end: this.text.length, from });
    this.copied = end;
  }

  /** Replaces the text up to `end` with one space. */
  blank(end: number): void {
    const start = this.text.length;
    this.text += ' ';
    const from = { source: this.source, start: this.copied, end };
    this.origin.push({ start, end: start + 1, from });
    this.copied = end;
  }

  finish(): Source {
    this.copyTo(this.source.text.length);
    return { name: this.source.name, text: this.text, origin: this.origin };
  }
}
