"use strict";
// Reloads the page when its file was saved, and shows what was found.
const bar = document.getElementById("bar");
const frame = document.getElementById("page");
let shown = null;

function show(state) {
  document.getElementById("summary").textContent = state.summary;
  document.getElementById("findings").textContent = state.findings;
  bar.hidden = !state.findings;
  bar.classList.toggle("broken", state.broken);
  if (state.broken) bar.open = true;
  if (shown !== null && shown !== state.number && !state.broken) frame.contentWindow.location.reload();
  shown = state.number;
  document.documentElement.dataset.number = state.number;
}

const events = new EventSource("/events");
events.onmessage = (event) => show(JSON.parse(event.data));
