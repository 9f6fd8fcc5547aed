/** Removes characters of a set from one or both ends of a string (rule 69). */
export function trimSet(text: string, set: string, ends: 'left' | 'right' | 'both'): string {
  let start = 0;
  let end = text.length;
  if (ends !== 'right') while (start < end && set.includes(text[start] ?? '')) start += 1;
  if (ends !== 'left') while (end > start && set.includes(text[end - 1] ?? '')) end -= 1;
  return text.slice(start, end);
}
