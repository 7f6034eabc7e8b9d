"use strict";
// Gives each citation a button that copies it as shown: rich text for word processors, plain text for all else.
// Without this file the citation is selected as a whole by a click, and copied by the keyboard.
function bySelection(entry) {
  const range = document.createRange();
  range.selectNodeContents(entry);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  return document.execCommand("copy");
}

async function copy(cite) {
  const entry = cite.querySelector(".entry");
  if (!navigator.clipboard || !window.ClipboardItem) return bySelection(entry);
  const rich = fetch(cite.dataset.from).then((answer) => answer.text()).then((html) => new Blob([html], { type: "text/html" }));
  const plain = new Blob([entry.innerText.trim()], { type: "text/plain" });
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/html": rich, "text/plain": plain })]);
    return true;
  } catch {
    return bySelection(entry);
  }
}

for (const cite of document.querySelectorAll(".cite[data-from]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = cite.dataset.copy;
  button.addEventListener("click", async () => {
    const done = await copy(cite);
    button.textContent = done ? cite.dataset.copied : cite.dataset.copy;
    setTimeout(() => { button.textContent = cite.dataset.copy; }, 2000);
  });
  cite.append(button);
}
