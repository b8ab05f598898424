// How large the cards are: as wide as their text wants, measured in the letters of this page.

const FONT = 'Arial, "Liberation Sans", Helvetica, sans-serif';
const CARD = { font: 13, line: 16, small: 11, smallLine: 15, head: 22, tail: 8, side: 12, footGap: 6, footPad: 10, step: 20 };
const BASES = [216, 232, 204, 248];
const WIDER = [[1, 9], [1.3, 12], [1.7, 16], [2.3, 1e6]];
const WIDE = "\u2e80-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef";
const PIECES = new RegExp(`[${WIDE}]|[^\\s${WIDE}]+|\\s+`, "gu");
const ruler = document.createElement("canvas").getContext("2d");
const known = new Map();

function widthOf(text, font) {
  const key = font + text;
  let width = known.get(key);
  if (width === undefined) {
    ruler.font = font;
    width = ruler.measureText(text).width;
    known.set(key, width);
  }
  return width;
}

// A word that is wider than a line, in pieces that are not.
function cut(word, font, room) {
  const parts = [""];
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    if (parts.at(-1) && widthOf(parts.at(-1) + segment, font) > room) parts.push("");
    parts[parts.length - 1] += segment;
  }
  return parts;
}

// The lines, each at most so wide, that hold a text. They break at white space and beside East
// Asian characters.
function wrapped(text, font, room) {
  const lines = [];
  let line = "";
  let used = 0;
  for (const token of text.match(PIECES) ?? []) {
    const blank = /^\s/.test(token);
    const parts = blank ? [" "] : widthOf(token, font) > room ? cut(token, font, room) : [token];
    for (const part of parts) {
      const wide = widthOf(part, font);
      if (line && !blank && used + wide > room) {
        lines.push(line.trimEnd());
        line = "";
        used = 0;
      }
      if (line || !blank) {
        line += part;
        used += wide;
      }
    }
  }
  return line.trim() || !lines.length ? [...lines, line.trimEnd()] : lines;
}

const isThesis = (n) => elements[n].kind === "thesis";

function cardBox(n, base) {
  const { text, foot, label, id } = elements[n];
  const font = `${isThesis(n) ? "bold " : ""}${CARD.font}px ${FONT}`;
  let width;
  let lines;
  for (const [factor, welcome] of WIDER) {
    width = rounded(base * factor);
    lines = wrapped(text || label || id, font, width - 2 * CARD.side);
    if (lines.length <= welcome) break;
  }
  const below = foot ? wrapped(foot, `italic ${CARD.small}px ${FONT}`, width - 2 * CARD.side - CARD.footPad) : [];
  const extra = below.length * CARD.smallLine + (below.length ? CARD.footGap : 0);
  return { width, height: CARD.head + lines.length * CARD.line + CARD.tail + extra, lines, foot: below };
}

const STEP_BOX = { width: CARD.step, height: CARD.step, lines: [], foot: [] };
const boxes = new Map(BASES.map((base) => [base, new Map()]));

function boxOf(n, base) {
  if (isStep(n)) return STEP_BOX;
  const found = boxes.get(base);
  if (!found.has(n)) found.set(n, cardBox(n, base));
  return found.get(n);
}
