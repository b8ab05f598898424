// A copy of a document that the reader holds: its passages are known by their digests, at their
// places or, where something was put in or left out before them, nearby.

const REACH = 300;
const MOST_SEARCHES = 9;

async function openCopy(file, { own, told, body }) {
  if (!file) return;
  const text = canonical(decoded(new Uint8Array(await file.arrayBuffer())));
  const found = await placesIn(text, own);
  told.textContent = found.length ? say("document.verified", found.length, own.length, file.name) : say("document.other", own.length, file.name);
  if (!found.length) return;
  for (const [, n] of own) marks.delete(n);
  const missing = own.filter(([, n]) => !found.some((place) => place.n === n));
  body.replaceChildren(documentText(cutUp([...text], found)));
  if (missing.length) body.append(make("h3", "", say("document.missing")), placeList(missing));
  byId("unmapped").closest("p").hidden = false;
  lightPassages(selection.n, true);
  if (sought()) search(sought());
}

// UTF-8, UTF-16 with its mark, or what older programs write.
function decoded(bytes) {
  const mark = bytes[0] * 256 + bytes[1];
  const name = { 0xfffe: "utf-16le", 0xfeff: "utf-16be" }[mark];
  try {
    return new TextDecoder(name ?? "utf-8", { fatal: !name }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

// A text as argmap counts it: NFC, line feeds, no mark of the byte order.
const canonical = (text) => text.replace(/^\ufeff+/, "").replace(/\r\n?/g, "\n").normalize("NFC");

// Where the passages stand; each is sought first where the one before it was found.
async function placesIn(text, own) {
  const characters = [...text];
  const found = [];
  let shift = 0;
  let searches = 0;
  for (const [[, start, end, digest], n] of own) {
    if (typeof start !== "number") {
      const at = text.indexOf(start);
      const first = [...text.slice(0, at)].length;
      if (start && at >= 0 && at === text.lastIndexOf(start)) found.push({ n, start: first, end: first + [...start].length });
      continue;
    }
    const fits = async (by) => digest.length === DIGEST && start + by >= 0 && (await sha256(characters.slice(start + by, end + by).join(""))).startsWith(digest);
    let by = (await fits(shift)) ? shift : null;
    if (by === null && searches < MOST_SEARCHES) {
      searches += 1;
      by = await nearest(shift, fits);
    }
    if (by === null) continue;
    shift = by;
    found.push({ n, start: start + by, end: end + by });
  }
  return found;
}

async function nearest(shift, fits) {
  for (let far = 1; far <= REACH; far++) for (const by of [shift + far, shift - far]) if (await fits(by)) return by;
  return null;
}

// The digests of the map are the first 144 bits, in base64.
const DIGEST = 24;

async function sha256(text) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return btoa(String.fromCharCode(...digest));
}

// A text cut at the edges of its passages, the shortest passage first in each piece.
function cutUp(characters, passages) {
  const edges = ascending([0, characters.length, ...passages.flatMap(({ start, end }) => [start, end])]);
  return edges.slice(1).map((end, at) => {
    const covering = passages.filter((passage) => passage.start <= edges[at] && passage.end >= end);
    covering.sort((a, b) => a.end - a.start - (b.end - b.start));
    return [characters.slice(edges[at], end).join(""), covering.map(({ n }) => n)];
  });
}
