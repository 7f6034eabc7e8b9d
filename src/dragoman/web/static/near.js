"use strict";
// Shows in the record page what stands near the work, when the reader comes there; without this file a link leads to it.
const near = document.querySelector("[data-near]");

async function fill() {
  const answer = await fetch(near.dataset.near + location.search);
  if (!answer.ok) return;
  const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("near");
  near.className = "both";
  near.replaceChildren(...found.children);
}

if (near) {
  const seen = new IntersectionObserver((all) => {
    if (!all.some((one) => one.isIntersecting)) return;
    seen.disconnect();
    fill();
  }, { rootMargin: "600px" });
  seen.observe(near);
}
