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
      clock.textContent = left <= 0 ? "expired" : inWords(left) + " left";
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

/** The URL, and its parameters one by one, follow what is typed. */
function followTheForm() {
  const form = document.getElementById("requestForm");
  const url = document.getElementById("authorizationUrl");
  if (!form || !url) return;
  const endpoint = form.dataset.endpoint;
  const show = () => {
    const parameters = parametersOf(form);
    url.textContent = endpoint + (endpoint.includes("?") ? "&" : "?") + Object.entries(parameters)
      .map(([name, value]) => name + "=" + encode(value)).join("&");
    showEach(form, parameters);
    showAdvanced(form, parameters);
  };
  for (const event of ["input", "change"]) form.addEventListener(event, show); // a value that is filled in may only change
}

/** What the server will send for the form as it stands, in the server's order; blank ones are left out. */
function parametersOf(form) {
  const fields = new FormData(form);
  const typed = (name) => fields.get(name).trim();
  const scopes = [...new Set(typed("scope").split(/\s+/))];
  const generated = form.dataset.placeholder;
  const isPkce = fields.get("code_challenge_method") === "S256";
  const parameters = {
    response_type: "code",
    scope: scopes.join(" "),
    state: fields.get("state"),
    client_id: typed("client_id"),
    redirect_uri: typed("redirect_uri"),
    code_challenge: isPkce ? generated : "",
    code_challenge_method: isPkce ? "S256" : "",
    nonce: scopes.includes("openid") ? generated : "",
    prompt: typed("prompt"),
    login_hint: typed("login_hint"),
    max_age: typed("max_age"),
  };
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== ""));
}

/** As the server encodes a query. */
function encode(text) {
  return encodeURIComponent(text).replace(/[!'()~]/g, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase());
}

function showEach(form, parameters) {
  const cells = new Map([...form.querySelectorAll("[data-parameter]")].map((cell) => [cell.dataset.parameter, cell]));
  for (const name of Object.keys(parameters)) {
    if (!cells.has(name)) form.querySelector(".parameters").append(row(name, parameters[name], cells));
  }
  for (const [name, cell] of cells) {
    cell.textContent = parameters[name] ?? "(not sent)";
    cell.parentElement.querySelector(".generated")?.remove();
    if (isGenerated(form, name, parameters[name])) cell.after(" ", generatedMark());
  }
}

/** Challenge and nonce always are; the state unless it was typed over. */
function isGenerated(form, name, value) {
  return value === form.dataset.placeholder || (name === "state" && value === form.elements.state.defaultValue);
}

function generatedMark() {
  const mark = document.createElement("span");
  mark.className = "chip generated";
  mark.textContent = "generated";
  return mark;
}

/** What is folded, in short. */
function showAdvanced(form, parameters) {
  const values = document.getElementById("advancedValues");
  if (!values) return;
  const uri = document.createElement("code");
  uri.textContent = parameters.redirect_uri ?? "";
  const others = ["prompt", "login_hint", "max_age"].filter((name) => parameters[name]);
  values.replaceChildren("Redirect URI ", uri,
    " · PKCE " + (parameters.code_challenge_method ?? "off")
      + " · state " + (isGenerated(form, "state", parameters.state) ? "generated" : "typed")
      + others.map((name) => " · " + name + " " + parameters[name]).join(""));
}

/** A parameter that was not sent when the page was made. */
function row(name, value, cells) {
  const line = document.createElement("div");
  for (const [tag, text] of [["dt", name], ["dd", value]]) {
    const code = document.createElement("code");
    code.textContent = text;
    if (tag === "dd") {
      code.dataset.parameter = name;
      cells.set(name, code);
    }
    const cell = document.createElement(tag);
    cell.append(code);
    line.append(cell);
  }
  return line;
}

/** A button that was pressed cannot be pressed again before the response arrives, and says that it waits. */
function pressOnce() {
  for (const form of document.forms) {
    form.addEventListener("submit", (event) => {
      for (const button of form.querySelectorAll("button:not([type=button])")) {
        setTimeout(() => { button.disabled = true; }); // later, so that its name and value are sent
      }
      const pressed = event.submitter;
      if (!pressed) return;
      pressed.setAttribute("aria-busy", "true");
      if (pressed.dataset.waiting) {
        pressed.textContent = pressed.dataset.waiting;
        say(pressed.dataset.waiting);
      }
    });
  }
}

/** The sections of a message become tabs (WAI-ARIA Authoring Practices, Tabs with automatic activation). */
function makeTabs() {
  document.querySelectorAll(".tabs").forEach((box, n) => {
    const list = document.createElement("div");
    list.setAttribute("role", "tablist");
    const sections = [...box.children];
    const tabs = sections.map((section, i) => {
      const panel = section.querySelector(".tab-panel");
      const tab = document.createElement("button");
      tab.type = "button";
      tab.id = "tab-" + n + "-" + i;
      tab.setAttribute("role", "tab");
      tab.append(...section.querySelector("summary").childNodes);
      panel.id = "panel-" + n + "-" + i;
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
      tab.setAttribute("aria-controls", panel.id);
      section.replaceWith(panel);
      list.append(tab);
      return { tab, panel };
    });
    const select = (chosen) => tabs.forEach(({ tab, panel }, i) => {
      tab.setAttribute("aria-selected", String(i === chosen));
      tab.tabIndex = i === chosen ? 0 : -1;
      panel.hidden = i !== chosen;
    });
    tabs.forEach(({ tab }, i) => {
      tab.addEventListener("click", () => select(i));
      tab.addEventListener("keydown", (event) => {
        const last = tabs.length - 1;
        const to = { ArrowRight: i === last ? 0 : i + 1, ArrowLeft: i === 0 ? last : i - 1, Home: 0, End: last }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        select(to);
        tabs[to].tab.focus();
      });
    });
    box.prepend(list);
    select(0);
  });
}

/** Colours JSON. Its text stays as it is: names, strings, numbers and words only get an element around them. */
function highlightJson() {
  const token = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g;
  for (const code of document.querySelectorAll(".body")) {
    const text = code.textContent;
    if (!/^\s*[[{]/.test(text)) continue;
    const parts = [];
    let end = 0;
    for (const match of text.matchAll(token)) {
      const [whole, string, colon, word] = match;
      const part = document.createElement("span");
      part.className = string ? (colon ? "json-key" : "json-string") : word ? "json-word" : "json-number";
      part.textContent = string ?? whole;
      parts.push(text.slice(end, match.index), part, colon ?? "");
      end = match.index + whole.length;
    }
    code.replaceChildren(...parts, text.slice(end));
  }
}

/** Moments in the reader's own time zone; the exact one stays in {@code datetime} and in the tooltip. */
function localTimes() {
  for (const time of document.querySelectorAll("time[datetime]")) {
    const moment = new Date(time.dateTime);
    if (Number.isNaN(moment.getTime())) continue;
    time.title = time.textContent.trim();
    time.textContent = moment.toLocaleString("en-GB", {
      day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit",
      fractionalSecondDigits: /\.\d/.test(time.dateTime) ? 3 : undefined,
    });
  }
}

/** A menu closes with Escape, and when something outside it is pressed. */
function closeMenus() {
  const menus = [...document.querySelectorAll("details.menu")];
  document.addEventListener("click", (event) => {
    for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && menus.find((each) => each.open);
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

// A page from the back-forward cache may be outdated: reload it.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

addEventListener("hashchange", unfoldTarget);

say(""); // a live region is announced only if it was there before
makeTabs();
highlightJson();
localTimes();
closeMenus();
addCopyButtons();
countDown();
unfoldTarget();
followTheForm();
pressOnce();

/** Scopes that are ticked show as chips at once; a chip's button unticks, and a preset's button ticks. */
function chooseScopes() {
  const form = document.getElementById("scopeForm");
  if (!form) return;
  const chips = document.getElementById("chips");
  const boxes = [...form.querySelectorAll("input[name=scope]")];
  const isChosen = (box) => box.type === "hidden" || box.checked;
  const show = () => {
    const chosen = boxes.filter((box) => isChosen(box) && box.isConnected);
    chips.replaceChildren(...chosen.map((box) => chip(box.value)));
    document.getElementById("chosenCount").textContent = String(chosen.length);
    for (const set of form.querySelectorAll(".scope-set")) {
      set.querySelector(".chosen-of").textContent = String(set.querySelectorAll("input:checked").length);
    }
  };
  form.addEventListener("change", show);
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=remove], button[data-scopes]");
    if (!button) return;
    const wanted = button.dataset.scopes?.split(" ");
    if (wanted && !wanted.every((name) => boxes.some((box) => box.value === name))) return; // the search hides one
    event.preventDefault();
    if (!wanted) say(button.value + ": removed");
    for (const box of boxes) {
      if (wanted?.includes(box.value)) box.checked = true;
      if (button.name === "remove" && box.value === button.value) box.type === "hidden" ? box.remove() : (box.checked = false);
    }
    show();
    if (!wanted) (chips.querySelector("button") ?? document.getElementById("q")).focus();
  });
}

function chip(name) {
  const button = document.createElement("button");
  button.className = "chip";
  button.name = "remove";
  button.value = name;
  button.setAttribute("aria-label", "Remove " + name);
  button.textContent = name;
  return button;
}

/** Whoever goes to the scopes by the menu keeps what is typed in step 1 too. */
function keepTheForm() {
  const choose = document.getElementById("chooseScopes");
  if (!choose) return;
  for (const link of document.querySelectorAll("a[href='/scopes']")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // another tab leaves this one as it is
      event.preventDefault();
      choose.form.requestSubmit(choose);
    });
  }
}

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
      group.open = words.length > 0;
    }
  });
}
filterScopes();
chooseScopes();
keepTheForm();
