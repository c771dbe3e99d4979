// What makes the pages better when scripts run; every step works without.
"use strict";

/** A button beside everything worth copying: at the right of its label, or in the corner of the command. */
function addCopyButtons() {
  for (const element of document.querySelectorAll("[data-copy]")) {
    const text = () => (element.value ?? element.textContent).trim();
    if (!text() || !navigator.clipboard) continue;
    const name = element.labels?.[0]?.textContent ?? element.dataset.copy;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy outline secondary";
    button.textContent = "Copy";
    button.setAttribute("aria-label", "Copy " + name);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text());
        button.textContent = "Copied";
        say(name + ": copied");
      } catch {
        button.textContent = "Not allowed";
        say("The browser does not allow copying");
      }
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
    place(button, element);
  }
}

function place(button, element) {
  const command = element.closest("pre");
  const label = element.labels?.[0];
  if (command) {
    const box = document.createElement("div");
    box.className = "has-copy";
    command.replaceWith(box);
    box.append(command, button);
  } else if (label) {
    label.after(button);
    label.parentElement.classList.add("has-copy");
  } else {
    element.after(" ", button);
  }
}

/** Tells a screen reader. */
function say(text) {
  let region = document.getElementById("said");
  if (!region) {
    region = document.createElement("p");
    region.id = "said";
    region.className = "hidden-text";
    region.setAttribute("role", "status");
    document.querySelector("main").append(region);
  }
  region.textContent = text;
}

/** Lifetimes run down, from what was left when the page was made: the two clocks need not agree. */
function countDown() {
  const clocks = [...document.querySelectorAll("[data-seconds-left]")];
  if (clocks.length === 0) return;
  const shownAt = Date.now();
  const tick = () => {
    for (const clock of clocks) {
      const left = Math.floor(clock.dataset.secondsLeft - (Date.now() - shownAt) / 1000);
      clock.textContent = left <= 0 ? "over" : inWords(left) + " left";
      clock.classList.toggle("over", left <= 0);
    }
  };
  tick();
  setInterval(tick, 1000);
}

function inWords(seconds) {
  const days = Math.floor(seconds / 86400);
  const clock = new Date((seconds % 86400) * 1000).toISOString().slice(11, 19);
  return (days > 0 ? days + (days === 1 ? " day " : " days ") : "") + clock;
}

/** A link to a step that is folded opens it. */
function unfoldTarget() {
  document.querySelector(location.hash.match(/^#step-\d$/)?.[0] ?? "#none")?.querySelector(":scope > .fold")?.setAttribute("open", "");
}

/** The URL taken apart follows what is typed. */
function followTheForm() {
  const form = document.getElementById("requestForm");
  const url = document.getElementById("authorizationUrl");
  if (!form || !url) return;
  const endpoint = url.textContent.split("?")[0];
  const challenge = { code_challenge: form.dataset.placeholder, code_challenge_method: "S256" };
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

/** A button that was pressed cannot be pressed again before the response arrives. */
function pressOnce() {
  for (const form of document.forms) {
    form.addEventListener("submit", () => {
      for (const button of form.querySelectorAll("button:not([type=button])")) {
        setTimeout(() => { button.disabled = true; button.setAttribute("aria-busy", "true"); });
      }
    });
  }
}

// A page from the back-forward cache may be outdated: reload it.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

addEventListener("hashchange", unfoldTarget);

addCopyButtons();
countDown();
followTheForm();
pressOnce();

/** The scope picker filters as one types. */
function filterScopes() {
  const search = document.getElementById("q");
  const choices = [...document.querySelectorAll(".scope-line")];
  if (!search || choices.length === 0) return;
  search.addEventListener("input", () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const choice of choices) {
      const text = choice.dataset.words.toLowerCase();
      choice.hidden = !words.every((word) => text.includes(word));
    }
    for (const group of document.querySelectorAll(".scope-set")) {
      group.hidden = !group.querySelector(".scope-line:not([hidden])");
    }
  });
}
filterScopes();
