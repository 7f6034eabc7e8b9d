"use strict";
// Remembers marked works from page to page, in this browser window alone, until they are taken along or unmarked.
// Without this file the marks of one page are taken along.
const NAME = "dragoman-marks";
const MOST = 200;
const read = () => { try { return new Set(JSON.parse(sessionStorage.getItem(NAME) || "[]").slice(0, MOST)); } catch { return new Set(); } };
const keep = (all) => { try { sessionStorage.setItem(NAME, JSON.stringify([...all])); } catch { /* the marks of this page still count */ } };
const boxes = [...document.querySelectorAll("input[type=checkbox][name=work]")].filter((box) => box.form?.id === "marks");
const told = document.querySelector("[data-marked]");
const number = new Intl.NumberFormat(document.documentElement.lang);

function tell() {
  const count = read().size;
  if (told) told.textContent = count ? `${told.dataset.marked} ${number.format(count)}` : "";
}

const onSelection = !told && boxes.length > 0;
if (onSelection) keep(new Set(boxes.map((box) => box.value)));
const held = read();
for (const box of boxes) {
  box.checked = held.has(box.value);
  box.addEventListener("change", () => {
    const all = read();
    if (box.checked && all.size < MOST) all.add(box.value); else all.delete(box.value);
    keep(all);
    tell();
  });
}
document.getElementById("marks")?.addEventListener("formdata", (event) => {
  const here = new Set(boxes.map((box) => box.value));
  for (const one of read()) if (!here.has(one)) event.formData.append("work", one);
});
document.querySelector("[data-unmark]")?.addEventListener("click", () => keep(new Set()));
for (const link of document.querySelectorAll("[data-mark]")) link.addEventListener("click", (event) => {
  const all = read();
  if (all.size < MOST) all.add(link.dataset.mark);
  keep(all);
  event.preventDefault();
  location.href = `${link.href.split("?")[0]}?${new URLSearchParams([...all].map((one) => ["work", one]))}`;
});
addEventListener("pageshow", () => { for (const box of boxes) box.checked = read().has(box.value); tell(); });
tell();
