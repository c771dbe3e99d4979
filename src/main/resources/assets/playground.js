// What makes the pages better when scripts run; every step works without.
"use strict";

/** A button beside everything worth copying. */
function addCopyButtons() {
  for (const element of document.querySelectorAll("[data-copy]")) {
    const text = () => (element.value ?? element.textContent).trim();
    if (!text() || !navigator.clipboard) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy outline secondary";
    button.textContent = "Copy";
    button.setAttribute("aria-label", "Copy " + nameOf(element));
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text());
        button.textContent = "Copied";
      } catch {
        button.textContent = "Not allowed by the browser";
      }
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
    (element.closest("pre") ?? element).insertAdjacentElement("afterend", button);
  }
}

function nameOf(element) {
  return element.labels?.[0]?.textContent ?? (element.closest("pre") ? "the command" : "this");
}

/** Lifetimes run down. */
function countDown() {
  const clocks = [...document.querySelectorAll("[data-ends-at]")];
  if (clocks.length === 0) return;
  const tick = () => {
    for (const clock of clocks) {
      const left = Math.floor((Date.parse(clock.dataset.endsAt) - Date.now()) / 1000);
      clock.textContent = left <= 0 ? "over" : inWords(left) + " left";
      clock.classList.toggle("over", left <= 0);
    }
  };
  tick();
  setInterval(tick, 1000);
}

function inWords(seconds) {
  const parts = [];
  for (const [unit, length] of [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]]) {
    const count = Math.floor(seconds / length);
    seconds %= length;
    if (count > 0) parts.push(count + " " + unit + (count === 1 ? "" : "s"));
  }
  return parts.slice(0, 2).join(" ");
}

/** The URL taken apart follows what is typed. */
function followTheForm() {
  const form = document.getElementById("requestForm");
  const url = document.getElementById("authorizationUrl");
  if (!form || !url) return;
  const endpoint = url.textContent.split("?")[0];
  const challenge = { code_challenge: "made-when-you-press-the-button", code_challenge_method: "S256" };
  const show = () => {
    const fields = new FormData(form);
    const parameters = { response_type: "code" };
    for (const name of ["client_id", "redirect_uri", "scope", "state"]) parameters[name] = fields.get(name);
    if (fields.get("code_challenge_method") === "S256") Object.assign(parameters, challenge);
    url.textContent = endpoint + "?" + Object.entries(parameters)
      .map(([name, value]) => name + "=" + encodeURIComponent(value)).join("&");
    for (const cell of form.querySelectorAll("[data-parameter]")) {
      const value = parameters[cell.dataset.parameter];
      cell.textContent = value ?? "(not sent)";
    }
  };
  form.addEventListener("input", show);
}

/** A button that was pressed cannot be pressed again before there is an answer. */
function pressOnce() {
  for (const form of document.forms) {
    form.addEventListener("submit", () => {
      for (const button of form.querySelectorAll("button:not([type=button])")) {
        setTimeout(() => { button.disabled = true; button.setAttribute("aria-busy", "true"); });
      }
    });
  }
}

// A page out of the browser's memory may show what has been forgotten since: ask for it anew.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

addCopyButtons();
countDown();
followTheForm();
pressOnce();
