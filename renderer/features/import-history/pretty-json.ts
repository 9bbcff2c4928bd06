const step = '  ';

/**
 * JSON text over several lines, every sign of its values as it was: ids of 19 digits would not survive being parsed.
 * Null when the text is no JSON.
 */
export function prettyJson(text: string): string | null {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  let depth = 0;
  let written = '';
  for (const [place, token] of tokens.entries()) {
    const next = tokens[place + 1];
    if (token === '{' || token === '[') {
      const isEmpty = next === '}' || next === ']';
      depth += 1;
      written += isEmpty ? token : `${token}\n${step.repeat(depth)}`;
    } else if (token === '}' || token === ']') {
      depth -= 1;
      const before = tokens[place - 1];
      const isEmpty = before === '{' || before === '[';
      written += isEmpty ? token : `\n${step.repeat(depth)}${token}`;
    } else if (token === ',') written += `,\n${step.repeat(depth)}`;
    else written += token === ':' ? ': ' : token;
  }
  return written;
}
