"use strict";
// Lets maps be moved with the mouse or a finger and looked at closer with the wheel or + and -; the links under each map
// do the same without this file.
for (const map of document.querySelectorAll("svg.picture.map")) {
  const whole = map.viewBox.baseVal;
  const full = { x: 0, y: 0, width: whole.width, height: whole.height };
  const first = map.closest("figure").querySelector("[data-move]");
  if (first && new URL(location).searchParams.has("closer")) { full.width = 900; full.height = 560; }

  const set = (x, y, width) => {
    const wide = Math.min(Math.max(width, full.width / 8), full.width);
    const tall = wide * full.height / full.width;
    whole.x = Math.min(Math.max(x, 0), full.width - wide);
    whole.y = Math.min(Math.max(y, 0), full.height - tall);
    whole.width = wide;
    whole.height = tall;
  };
  const closer = (factor, across = 0.5, down = 0.5) => {
    const x = whole.x + whole.width * across, y = whole.y + whole.height * down;
    const wide = Math.min(Math.max(whole.width / factor, full.width / 8), full.width);
    set(x - wide * across, y - wide * full.height / full.width * down, wide);
  };

  map.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = map.getBoundingClientRect();
    closer(event.deltaY < 0 ? 1.2 : 1 / 1.2, (event.clientX - box.x) / box.width, (event.clientY - box.y) / box.height);
  }, { passive: false });

  let held = null;
  map.addEventListener("pointerdown", (event) => { if (!event.target.closest("a")) held = { x: event.clientX, y: event.clientY }; });
  addEventListener("pointerup", () => { held = null; });
  map.addEventListener("pointermove", (event) => {
    if (!held || whole.width >= full.width) return;
    const scale = whole.width / map.getBoundingClientRect().width;
    set(whole.x - (event.clientX - held.x) * scale, whole.y - (event.clientY - held.y) * scale, whole.width);
    held = { x: event.clientX, y: event.clientY };
  });

  for (const link of map.closest("figure").querySelectorAll("[data-move]")) {
    link.addEventListener("click", (event) => { event.preventDefault(); closer(link.dataset.move === "in" ? 1.6 : 1 / 1.6); });
  }
}
