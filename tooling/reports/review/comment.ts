import { counted } from '../../base/counted.ts';
import { code } from '../../base/report/markdown.ts';

/** What a pull request comment says about one detection or file. */
export interface CommentRow {
  /** The effects, worst first: `failed`, `silenced`. */
  readonly kinds: readonly string[];
  /** Text of an author, as are the reasons and events. */
  readonly name: string;
  readonly reasons: readonly string[];
  readonly events: readonly string[];
}

/** A folded part of a comment. */
export interface CommentSection {
  readonly title: string;
  /** Markdown, one item per entry. */
  readonly items: readonly string[];
}

/** A pull request comment: the verdict first, then one table, and everything else folded. */
export interface Comment {
  /** A hidden line by which a later run finds the comment. */
  readonly mark: string;
  readonly verdict: string;
  /** Markdown sentences below the verdict. */
  readonly summary: readonly string[];
  /** In order: the worst first. */
  readonly rows: readonly CommentRow[];
  readonly sections: readonly CommentSection[];
  /** Markdown at the end: where the complete reports are. */
  readonly end: string;
}

/** GitHub accepts 65,536 characters; bytes are the stricter measure. */
const MOST_BYTES = 60_000;
const TABLE_BYTES = 30_000;
/** All effects are on the first screen. */
const SHOWN_ROWS = 20;
const FEWEST_ROWS = 2;
const SHOWN_REASONS = 2;
const SHOWN_ITEMS = 50;
const LONGEST_NAME = 100;
const LONGEST_TEXT = 200;
const LONGEST_EVENT = 140;

/** A comment as Markdown, below the size limit for any input. */
export function commentText(comment: Comment): string {
  const { mark, verdict, summary, rows, sections, end } = comment;
  const head = [mark, `## ${verdict}`, ...summary, ...tableOf(rows)].join('\n\n');
  const tail = `\n\n${end}\n`;
  let room = MOST_BYTES - bytes(head) - bytes(tail);
  const parts = sections
    .filter(({ items }) => items.length > 0)
    .map((section) => {
      const part = sectionWithin(section, room);
      room -= bytes(part);
      return part;
    });
  return head + parts.join('') + tail;
}

function tableOf(rows: readonly CommentRow[]): string[] {
  if (rows.length === 0) return [];
  const shown = firstOfEach(rows);
  const lines = within(shown.map(rowLine), TABLE_BYTES);
  const table = ['| effect | detection | why | events |', '| --- | --- | --- | --- |', ...lines];
  const rest = rows.length - lines.length;
  return [table.join('\n'), ...(rest > 0 ? [`… and ${counted(rest, 'more row')} below`] : [])];
}

/** The first rows of each effect, in order. */
function firstOfEach(rows: readonly CommentRow[]): readonly CommentRow[] {
  const kinds = new Set(rows.map(({ kinds: [worst] }) => worst));
  const most = Math.max(FEWEST_ROWS, Math.floor(SHOWN_ROWS / kinds.size));
  const seen = new Map<string, number>();
  return rows.filter(({ kinds: [worst = ''] }) => {
    const count = (seen.get(worst) ?? 0) + 1;
    seen.set(worst, count);
    return count <= most;
  });
}

function rowLine({ kinds, name, reasons, events }: CommentRow): string {
  const more = reasons.length - SHOWN_REASONS;
  const why = [
    ...reasons.slice(0, SHOWN_REASONS).map((reason) => cell(reason, LONGEST_TEXT)),
    ...(more > 0 ? [`… and ${more} more`] : []),
  ];
  const cells = [
    `**${kinds.join(', ')}**`,
    cell(name, LONGEST_NAME),
    why.join('<br>'),
    events.map((event) => cell(event, LONGEST_EVENT)).join('<br>'),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** A vertical bar would end the cell, even inside code. */
function cell(text: string, longest: number): string {
  return code(text, longest).replaceAll('|', '\\|');
}

/** A row of the table as an item of a section: all rows are listed there. */
export function rowItem({ kinds, name, reasons, events }: CommentRow): string {
  const lines = [...reasons, ...events].map((line) => `  - ${code(line)}`);
  return [`- **${kinds.join(', ')}** ${code(name)}`, ...lines].join('\n');
}

function sectionWithin({ title, items }: CommentSection, room: number): string {
  const open = `\n\n<details><summary>${title} (${items.length})</summary>\n\n`;
  const close = '\n\n</details>';
  const note = `\n- … and ${items.length} more`;
  const left = room - bytes(open + close + note);
  const shown = within(items.slice(0, SHOWN_ITEMS), left);
  const rest = items.length - shown.length;
  if (shown.length === 0) return left < 0 ? '' : `\n\n${title}: ${items.length}, not shown here`;
  return `${open}${shown.join('\n')}${rest > 0 ? `\n- … and ${rest} more` : ''}${close}`;
}

/** The first texts that fit together, one per line. */
function within(texts: readonly string[], room: number): readonly string[] {
  let left = room;
  const end = texts.findIndex((text) => {
    left -= bytes(text) + 1;
    return left < 0;
  });
  return end === -1 ? texts : texts.slice(0, end);
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}
