/** A picture with a label and its value, for a README. Both are plain words. */
export function badge(label: string, value: string): string {
  const left = widthOf(label);
  const right = widthOf(value);
  const text = (x: number, shown: string) =>
    `  <text x="${x}" y="14" text-anchor="middle">${shown}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img">`,
    `<title>${label}: ${value}</title>`,
    `<rect width="${left}" height="20" fill="#444444"/>`,
    `<rect x="${left}" width="${right}" height="20" fill="#276749"/>`,
    '<g fill="#ffffff" font-family="Verdana, sans-serif" font-size="11">',
    text(left / 2, label),
    text(left + right / 2, value),
    '</g>',
    '</svg>\n',
  ].join('\n');
}

/** Wide enough for the letters of common fonts, in pixels. */
function widthOf(text: string): number {
  return text.length * 7 + 12;
}
