// Opens the log entry that the address names; some browsers do so by themselves.
"use strict";

function openTarget() {
  document.getElementById(location.hash.slice(1))?.closest("details")?.setAttribute("open", "");
}

addEventListener("hashchange", openTarget);
openTarget();
