import type { World } from '../world.ts';
import type { ReportOutput } from './reports.ts';

/** Text of one format: printed immediately, or collected for a file. */
export class OutputStream {
  private readonly goesOut: boolean;
  private readonly isKept: boolean;
  private readonly parts: string[] = [];
  private readonly world: World;

  constructor(name: 'text' | 'json', outputs: readonly ReportOutput[], world: World) {
    const own = outputs.filter(({ format }) => format.name === name);
    this.goesOut = own.some(({ file }) => file === undefined);
    this.isKept = own.some(({ file }) => file !== undefined);
    this.world = world;
  }

  /** Calls `make` only if the text is needed. */
  write(make: () => string): void {
    if (!this.goesOut && !this.isKept) return;
    const text = make();
    if (this.goesOut) this.world.stdout(text);
    if (this.isKept) this.parts.push(text);
  }

  get text(): string {
    return this.parts.join('');
  }
}
