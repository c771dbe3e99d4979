// Keeps the page of a device grant up to date; without this, the page reloads itself.
"use strict";

const waiting = document.getElementById("waiting");
const page = "/device?attempt=" + encodeURIComponent(waiting.dataset.attempt);
const bar = document.getElementById("lifetime");

async function look() {
  try {
    const response = await fetch("/device/state?attempt=" + encodeURIComponent(waiting.dataset.attempt));
    const device = response.ok ? await response.json() : { state: "GONE" };
    if (device.state !== "PENDING") {
      location.replace(page);
      return;
    }
    bar.value = device.secondsLeft;
  } catch {
    // The playground is not reachable; try again.
  }
  setTimeout(look, 1000);
}

setTimeout(look, 1000);
