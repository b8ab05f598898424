// Opens the style and the script of the page, which came deflated; the policy knows both by digest.
(async () => {
  const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%:()*+-;,=.?@^_`{|}~";
  const letters = document.getElementById("bundle").textContent;
  const bytes = new Uint8Array(Math.floor((letters.length * 4) / 5));
  for (let at = 0; at < letters.length; at += 5) {
    let word = 0;
    for (let n = 0; n < 5; n++) word = word * 85 + digits.indexOf(letters[at + n] ?? "~");
    for (let n = 0; n < 4; n++) bytes[(at / 5) * 4 + n] = word >>> (24 - 8 * n);
  }
  const opened = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const parts = (await new Response(opened).text()).split("\0");
  ["style", "script"].forEach((tag, n) => {
    const part = document.createElement(tag);
    part.textContent = parts[n];
    document.head.append(part);
  });
})().catch((error) => {
  document.documentElement.dataset.ready = "no";
  throw error;
});
