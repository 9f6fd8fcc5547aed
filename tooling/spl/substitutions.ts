import type { Span } from '../base/source.ts';
import type { PlacedSubsearch, SubstitutedText } from './ast.ts';

/** Records which parts of a text are subsearches that their results replace. */
export class Substitutions {
  private readonly source: string;
  private readonly span: Span;
  private readonly subsearches: PlacedSubsearch[] = [];
  private readonly pieces: string[] = [];
  private at: number;

  constructor(source: string, span: Span) {
    this.source = source;
    this.span = span;
    this.at = span.start;
  }

  add(subsearch: PlacedSubsearch, { start, end }: Span): void {
    this.pieces.push(this.source.slice(this.at, start));
    this.subsearches.push(subsearch);
    this.at = end;
  }

  /** The text up to the end of the span, or another; undefined without subsearches. */
  text(end = this.span.end): SubstitutedText | undefined {
    if (this.subsearches.length === 0) return undefined;
    const [first = '', ...rest] = [...this.pieces, this.source.slice(this.at, end)];
    const last = rest.pop() ?? '';
    return { pieces: [first.trimStart(), ...rest, last.trimEnd()], subsearches: this.subsearches };
  }
}
