// The theme, and the colours of the drawing, which are those of the style sheet.

const COLOURS = [
  "ground", "pane", "card", "ink", "quiet", "line", "focus", "hit",
  "neutral", "rail", "support", "attack", "undercut",
  "neutral-tint", "support-tint", "attack-tint", "undercut-tint",
];
const THEMES = ["system", "light", "dark"];

function readColours() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(COLOURS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

let colours = readColours();

function setTheme(theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  byId("theme").value = theme;
  recolour();
}

function nextTheme() {
  const now = THEMES.indexOf(byId("theme").value);
  setTheme(THEMES[(now + 1) % THEMES.length]);
  announce(byId("theme").selectedOptions[0].text);
}

function recolour() {
  colours = readColours();
  whenRecoloured();
  redraw();
}
