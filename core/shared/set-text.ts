const UNIT = /(\d) (ms|s|min|h|km|[kMGT]B|%)(?![\p{L}\p{N}])/gu;
const OPENING = /(?<=^)"(?=[\p{L}\p{N}])|(?<=[\s([])"(?!\s)/gu;

/**
 * A piece of running text as it is set: quotation marks and apostrophes curled, and no line break between a number and its
 * unit. A mark at the very beginning opens when a letter or a digit follows.
 */
export function setText(text: string): string {
  return text
    .replace(UNIT, '$1\u00a0$2')
    .replace(OPENING, '“')
    .replaceAll('"', '”')
    .replaceAll("'", '’');
}
