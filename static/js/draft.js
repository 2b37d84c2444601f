/* The form to share a concern: its draft stays on this device until it is sent, and a sentence says who reads it.
   <form data-draft="key" data-draft-restore data-draft-fresh="where an empty form is">, with data-draft-note in it.
   app.js forgets a draft once it is sent, and after a week. The server fills the form after a mistake: then nothing
   is put back, only kept. */
(() => {
  "use strict";
  const WEEK = 7 * 24 * 3600 * 1000;
  const PAUSE = 400; // after the last key
  const NOT_KEPT = /^(csrfmiddlewaretoken|netwerk|not_the_same|.*-guard-.*)$/;
  const form = document.querySelector("form[data-draft]");
  if (!form) return;

  /* ---- who reads it ---- */
  const chosen = (name) => form.querySelector(`[name="${name}"]:checked`)?.value || "";
  const seenBy = (reads) => {
    const hidden = chosen("hidden_from");
    if (hidden === "readers") return "hidden";
    return hidden === "network" && reads === "network" ? "care" : "shown";
  };
  const say = () => {
    const reads = chosen("readers");
    const known = reads && (!chosen("about") || reads.startsWith("one:"));
    form.querySelector('[data-says="nothing"]').hidden = Boolean(known);
    form.querySelector('[data-says="readers"]').hidden = !known;
    form.querySelectorAll("[data-reads]").forEach((one) => { one.hidden = one.dataset.reads !== reads; });
    form.querySelectorAll("[data-name]").forEach((one) => { one.hidden = one.dataset.name !== seenBy(reads); });
  };

  /* ---- the draft ---- */
  const key = form.dataset.draft;
  const note = form.querySelector("[data-draft-note]");
  const wipe = form.querySelector("[data-draft-wipe]");
  const away = (element, isAway) => element.classList.toggle("is-away", isAway);
  let timer = null;
  const fields = () => [...form.elements].filter((one) => one.name && one.type !== "submit" && !NOT_KEPT.test(one.name));
  const isPicked = (one) => one.type === "radio" || one.type === "checkbox";
  const filled = () => fields().filter((one) => !isPicked(one) || one.checked).map((one) => [one.name, one.value]);
  const answers = () => JSON.stringify(filled().filter(([name]) => name !== "submission"));
  const before = answers(); // as the server gave it

  const keep = () => {
    clearTimeout(timer);
    timer = null;
    try {
      if (answers() === before && form.hasAttribute("data-draft-restore")) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify({ until: Date.now() + WEEK, fields: filled() }));
      away(wipe, localStorage.getItem(key) === null);
    } catch { away(note, true); } // a browser that keeps nothing
  };
  const put = (kept) => {
    fields().forEach((one) => {
      const values = kept.filter(([name]) => name === one.name).map(([, value]) => value);
      if (isPicked(one)) {
        if (one.type === "checkbox" || kept.some(([name]) => name === one.name)) one.checked = values.includes(one.value);
      } else if (values.length && (one.tagName !== "SELECT" || [...one.options].some((option) => option.value === values[0]))) {
        one.value = values[0];
      }
    });
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
    say();
  });
  window.addEventListener("pagehide", () => { if (timer) keep(); });
  wipe.addEventListener("click", () => {
    clearTimeout(timer);
    timer = null;
    localStorage.removeItem(key);
    form.reset();
    location.assign(form.dataset.draftFresh);
  });

  try {
    const kept = JSON.parse(localStorage.getItem(key));
    if (kept && form.hasAttribute("data-draft-restore")) {
      put(kept.fields);
      const special = form.querySelector("details.special");
      special.open = special.open || [...special.querySelectorAll(":checked")].some((one) => !one.defaultChecked);
    }
    if (!form.hasAttribute("data-draft-restore")) keep();
    away(wipe, localStorage.getItem(key) === null);
    away(note, false);
  } catch { away(note, true); }
  say();
})();
