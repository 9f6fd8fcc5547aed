import { isRecord } from '../../../base/record.ts';
import { shownText } from '../markdown.ts';

/** A log as people read it: JSON indented, an XML element a line. Anything else stays as it is. */
export function readableLog(text: string): string {
  const log = shownText(text.trim());
  if (/^[{[]/.test(log)) return indentedJson(log) ?? log;
  return /^<[\w!?]/.test(log) ? indentedXml(log) : log;
}

function indentedJson(log: string): string | undefined {
  try {
    const value: unknown = JSON.parse(log);
    if (!isRecord(value) && !Array.isArray(value)) return undefined;
    // Deep nesting makes a long text of a short one.
    return shownText(JSON.stringify(value, undefined, 2));
  } catch {
    return undefined;
  }
}

/** An element that holds no other one stays on its line. */
function indentedXml(log: string): string {
  let depth = 0;
  const lines: string[] = [];
  const pieces = log.match(/<([\w:.-]+)(?:\s[^<>]*)?>[^<]*<\/\1\s*>|<[^>]*>|[^<]+/g) ?? [log];
  for (const piece of pieces) {
    const line = piece.trim();
    if (line === '') continue;
    const closes = /^<\//.test(line);
    if (closes) depth = Math.max(0, depth - 1);
    lines.push('  '.repeat(Math.min(depth, 20)) + line);
    const opens = /^<[\w]/.test(line) && !/\/>$/.test(line) && !/<\/[\w:.-]+\s*>$/.test(line);
    if (opens) depth += 1;
  }
  return lines.join('\n');
}
