// Opens the style and the script of the page, which came deflated; the policy knows both by digest.
(async () => {
  const packed = atob(document.getElementById("bundle").textContent);
  const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));
  const opened = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  for (const [tag, text] of Object.entries(await new Response(opened).json())) {
    const part = document.createElement(tag);
    part.textContent = text;
    document.head.append(part);
  }
})().catch((error) => {
  document.documentElement.dataset.ready = "no";
  throw error;
});
