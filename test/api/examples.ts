/** An example of a page, and what it prints. */
export interface Example {
  readonly heading: string;
  readonly code: string;
  readonly output: string;
}

/** The examples of a Markdown page: each block of TypeScript, with the block of text below it. */
export function examplesOf(page: string): readonly Example[] {
  let heading = '';
  const examples: Example[] = [];
  for (const [, title, language, text = ''] of page.matchAll(
    /^## (.*)$|^```(ts|text)\n([\s\S]*?)^```$/gm,
  )) {
    const last = examples.at(-1);
    if (title !== undefined) heading = title;
    else if (language === 'ts') examples.push({ heading, code: text, output: '' });
    else if (last !== undefined) examples.splice(-1, 1, { ...last, output: text });
  }
  return examples;
}
