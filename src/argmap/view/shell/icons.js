// One shape for each kind, drawn on cards, in the outline and in the legend alike; 12 by 12.

const ICONS = {
  thesis: "M6 .8 7.6 4.3 11.4 4.7 8.6 7.3 9.4 11 6 9.1 2.6 11 3.4 7.3 .6 4.7 4.4 4.3Z",
  claim: "M1.5 2h9v6.2H6.2L3.6 10.6V8.2H1.5Z",
  evidence: "M2.5 1h5l2.5 2.5V11h-7.5ZM4.2 5h4v1h-4ZM4.2 7.4h4v1h-4Z",
  assumption: "M6 1.2a2.9 2.9 0 0 1 1 5.6V8H5.2V5.6H6a1.2 1.2 0 1 0-1.2-1.3H3.1A2.9 2.9 0 0 1 6 1.2ZM5.2 9.2H7V11H5.2Z",
  statement: "M6 2.2a3.8 3.8 0 1 1 0 7.6 3.8 3.8 0 0 1 0-7.6Z",
  argument: "M1.5 2.5h5.5L10.5 6 7 9.5H1.5Z",
  locution: "M1.5 2h9v6.2H6.2L3.6 10.6V8.2H1.5Z",
  group: "M1 3h4l1 1.2h5V10H1Z",
  scenario: "M5.2 1h1.6v4l3.4 4.6-1.3 1L6 6.8l-2.9 3.8-1.3-1L5.2 5Z",
  source: "M2.2 1h6.6a1 1 0 0 1 1 1v9H3.2a1 1 0 0 1-1-1ZM3.4 9v.9h5.2V9ZM4 3h4v1H4ZM4 5h4v1H4Z",
  agent: "M6 1a2.4 2.4 0 1 1 0 4.8A2.4 2.4 0 0 1 6 1ZM1.6 11c0-2.6 2-4.2 4.4-4.2s4.4 1.6 4.4 4.2Z",
  scheme: "M1 1.5h4v3H3.6v1.3h4.8V4.5H7v-3h4v3H9.6v2.5H6.6v1.3H8v2.7H4V8.3h1.4V7H2.4V4.5H1Z",
  findings: "M6 1 11.5 10.8H.5ZM5.4 4.6h1.2v3H5.4ZM5.4 8.4h1.2v1.2H5.4Z",
  also: "M7.5 1.2 11 4.4 7.5 7.6V5.4H4.6a1.9 1.9 0 0 0 0 3.8H6v1.6H4.6a3.5 3.5 0 0 1 0-7h2.9Z",
};
const STEP_KINDS = new Set(["inference", "rebuttal", "undercut", "support", "attack", "entailment"]);

function iconOf(kind) {
  return ICONS[kind] ?? (STEP_KINDS.has(kind) ? ICONS.argument : ICONS.statement);
}

const svgSpace = "http://www.w3.org/2000/svg";

function svg(size, ...shapes) {
  const picture = document.createElementNS(svgSpace, "svg");
  picture.setAttribute("viewBox", `0 0 ${size} ${size}`);
  picture.setAttribute("aria-hidden", "true");
  for (const [tag, attributes] of shapes) {
    const shape = document.createElementNS(svgSpace, tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
    picture.append(shape);
  }
  return picture;
}

function icon(kind) {
  const picture = svg(12, ["path", { d: iconOf(kind), "fill-rule": "evenodd", fill: "currentColor" }]);
  picture.classList.add("icon");
  return picture;
}

// The node of a step: circle for, square against, diamond against the step itself.
const STEP_OUTLINES = {
  support: "M10 1a9 9 0 1 1 0 18a9 9 0 0 1 0-18Z",
  attack: "M2.5 2.5h15v15h-15Z",
  undercut: "M10 0 20 10 10 20 0 10Z",
};
const STEP_SIGNS = {
  support: "M9 5h2v4h4v2h-4v4H9v-4H5V9h4Z",
  attack: "M5 9h10v2H5Z",
  undercut: "M6.9 5.5 10 8.6 13.1 5.5 14.5 6.9 11.4 10 14.5 13.1 13.1 14.5 10 11.4 6.9 14.5 5.5 13.1 8.6 10 5.5 6.9Z",
};

function stepIcon(polarity) {
  const picture = svg(
    20,
    ["path", { d: STEP_OUTLINES[polarity], fill: "currentColor" }],
    ["path", { d: STEP_SIGNS[polarity], fill: "var(--card)" }],
  );
  picture.classList.add("icon", "step", polarity);
  return picture;
}
