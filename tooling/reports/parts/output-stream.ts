import type { ReportOutput } from '../../base/report/run-report.ts';

/** Text of one format: printed immediately, or collected for a file. */
export class OutputStream {
  private readonly goesOut: boolean;
  private readonly isKept: boolean;
  private readonly parts: string[] = [];
  private readonly print: (text: string) => void;

  constructor(
    name: 'text' | 'json',
    outputs: readonly ReportOutput[],
    print: (text: string) => void,
  ) {
    const own = outputs.filter(({ format }) => format.name === name);
    this.goesOut = own.some(({ file }) => file === undefined);
    this.isKept = own.some(({ file }) => file !== undefined);
    this.print = print;
  }

  /** Calls `make` only if the text is needed. */
  write(make: () => string): void {
    if (!this.goesOut && !this.isKept) return;
    const text = make();
    if (this.goesOut) this.print(text);
    if (this.isKept) this.parts.push(text);
  }

  get text(): string {
    return this.parts.join('');
  }
}
