// Keeps the page of a device grant up to date; without this, the page reloads itself.
"use strict";

const waiting = document.getElementById("waiting");
const page = "/device?attempt=" + encodeURIComponent(waiting.dataset.attempt);
const bar = document.getElementById("lifetime");

async function look() {
  try {
    const answer = await fetch("/device/state?attempt=" + encodeURIComponent(waiting.dataset.attempt));
    const device = answer.ok ? await answer.json() : { state: "GONE" };
    if (device.state !== "PENDING") {
      location.replace(page);
      return;
    }
    bar.value = device.secondsLeft;
  } catch {
    // The playground does not answer: it may come back.
  }
  setTimeout(look, 1000);
}

setTimeout(look, 1000);
