"use strict";
// Copies the permanent address, and opens the device's own way of sharing where there is one. Without this file the
// address stands in a field to be selected, beside plain links.
const card = document.getElementById("share");

function button(words) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  return made;
}

async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.select();
    return document.execCommand("copy");
  }
}

if (card) {
  const field = card.querySelector("input");
  const copy = button(card.dataset.copy);
  field.addEventListener("focus", () => field.select());
  copy.addEventListener("click", async () => {
    copy.textContent = await copied(field) ? card.dataset.copied : card.dataset.copy;
    setTimeout(() => { copy.textContent = card.dataset.copy; }, 2000);
  });
  field.after(copy);
  if (navigator.share) {
    const share = button(card.dataset.share);
    share.addEventListener("click", () => navigator.share({ title: card.dataset.title, url: card.dataset.address }).catch(() => {}));
    field.closest("p").after(share);
  }
}
