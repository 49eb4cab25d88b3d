/** The lines of a Markdown text that lie outside fenced code, with their numbers from 1. */
export function contentLines(body: string): { line: number; text: string }[] {
  const lines: { line: number; text: string }[] = [];
  let fence: string | null = null;
  body.split(/\r?\n/).forEach((text, index) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence)) fence = null;
    } else if (mark) fence = mark;
    else lines.push({ line: index + 1, text });
  });
  return lines;
}
