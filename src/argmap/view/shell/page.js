// The map that crossed the bridge: its elements by number, each with what was found about it.

const { options } = data;
const map = unpacked(data.map);
const elements = map.elements.map((element, n) => ({
  text: "", label: "", lang: map.language, facts: {}, ...element, n, findings: [],
}));
const numberOf = new Map(elements.map(({ id, n }) => [id, n]));
const rightToLeft = map.direction === "rtl";

const narrow = matchMedia("(max-width: 820px)");

const allFindings = map.findings.rows.map(([kind, message, hint, about]) => {
  const [code, slug, severity] = map.findings.kinds[kind];
  const finding = { code, slug, severity, message, hint: map.findings.hints[hint], about };
  elements[about]?.findings.push(finding);
  return finding;
});

function say(key, ...values) {
  let n = 0;
  return strings[key].replace(/\{\}/g, () => String(values[n++] ?? ""));
}

// One thing or several, in words.
function counted(key, count) {
  return say(count === 1 ? `${key}.one` : key, count);
}

// What is said twice is a change all the same.
function announce(text) {
  const live = byId("live");
  live.textContent = live.textContent === text ? `${text}\u00a0` : text;
}

function many(value) {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

// What an element says; a step without words by what it bears on, a relation by its kind.
function headline(n) {
  const { text, kind, id } = elements[n];
  if (text) return text;
  const target = steps.get(n)?.target ?? -1;
  return target >= 0 && elements[target].text ? `${kindName(kind)}: ${elements[target].text}` : id;
}

function shortened(text, length = 60) {
  return text.length > length ? `${text.slice(0, length - 2).trimEnd()}…` : text;
}

// Calls at most once a frame, whatever happens in between.
function oncePerFrame(run) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; run(); });
  };
}
