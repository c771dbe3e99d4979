// Step 1 while somebody types: the warnings beside the fields, and the link that shares the form. Both come from the
// server, which decides the same when the button is pressed.
"use strict";

const PAUSE = 400; // milliseconds without a key

function followTyping(form) {
  let timer;
  let latest = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const turn = ++latest;
      const response = await fetch("/authorize/warnings", { method: "POST", body: new URLSearchParams(new FormData(form)) })
        .catch(() => null); // the button tells who cannot be reached
      if (response?.ok && turn === latest) show(form, new DOMParser().parseFromString(await response.text(), "text/html"));
    }, PAUSE);
  });
}

function show(form, found) {
  for (const place of form.querySelectorAll("[data-warnings]")) {
    const fresh = found.querySelector(`[data-warnings="${place.dataset.warnings}"]`);
    if (fresh && fresh.textContent.trim() !== place.textContent.trim()) place.replaceChildren(...fresh.childNodes);
  }
  const link = document.getElementById("shareLink");
  const fresh = found.getElementById("shareLink");
  if (link && fresh) {
    link.href = fresh.href;
    link.textContent = fresh.textContent;
  }
}

/** The button that resets the Redirect URI does so without leaving the page, and is there only while it is edited. */
function followRedirectUri(form) {
  const field = form.querySelector("[data-own]");
  const reset = document.getElementById("resetRedirectUri");
  if (!field || !reset) return;
  const toggle = () => { reset.hidden = field.value.trim() === field.dataset.own; };
  field.addEventListener("input", toggle);
  reset.addEventListener("click", (event) => {
    event.preventDefault();
    field.value = field.dataset.own;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
  toggle();
}

const requestForm = document.getElementById("requestForm");
if (requestForm) {
  followTyping(requestForm);
  followRedirectUri(requestForm);
}
