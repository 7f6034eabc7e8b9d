"use strict";
// Takes files that are dropped, shows how far sending is, and looks how far an import is. Without this file the form
// sends, and the page of an import is loaded anew every few seconds.
const form = document.getElementById("send");

function progress(share) {
  document.getElementById("sending").hidden = false;
  document.getElementById("sent").value = share;
}

function send() {
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) progress(event.loaded / event.total); });
  request.addEventListener("load", () => {
    if (request.status < 400) { location.href = request.responseURL; return; }
    const told = new DOMParser().parseFromString(request.responseText, "text/html");
    document.querySelector("main").replaceChildren(...told.querySelector("main").children);
    begin();
  });
  request.addEventListener("error", () => form.submit());
  request.open("POST", form.action);
  request.send(new FormData(form));
  form.querySelector("button").disabled = true;
}

function begin() {
  const here = document.getElementById("send");
  if (!here) return;
  here.addEventListener("submit", (event) => { if (here === form) { event.preventDefault(); send(); } });
  for (const name of ["dragenter", "dragover"]) here.addEventListener(name, (event) => { event.preventDefault(); here.classList.add("over"); });
  for (const name of ["dragleave", "drop"]) here.addEventListener(name, () => here.classList.remove("over"));
  here.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    here.querySelector("input[type=file]").files = event.dataTransfer.files;
    here.requestSubmit();
  });
}

async function again() {
  const job = document.getElementById("job");
  if (!job || !("again" in job.dataset)) return;
  await new Promise((done) => setTimeout(done, 700));
  const answer = await fetch(location.href).catch(() => null);
  if (answer?.ok) {
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("job");
    job.replaceWith(found);
  }
  again();
}

begin();
again();
