/* Only comfort: every page works without this file. */
(() => {
  "use strict";
  const body = document.body;

  /* A second click must not send a form twice. The button stays readable and comes back when the page does. */
  const waiting = new Set();
  const release = () => {
    waiting.forEach((button) => { button.disabled = false; });
    waiting.clear();
  };
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (event.defaultPrevented || !button || button.closest("[hx-post],[hx-get]")) return;
    waiting.add(button);
    setTimeout(() => { button.disabled = true; }); // after the browser has collected the button's value
    setTimeout(release, 5000); // a download leaves the page where it is
  });
  window.addEventListener("pageshow", release);

  /* The language list closes when the attention goes elsewhere. */
  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.lang[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener("keydown", (event) => {
    const menu = document.querySelector("details.lang[open]");
    if (event.key === "Escape" && menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  /* A lost session asks for the whole page: never a login form inside a fragment. */
  document.addEventListener("htmx:beforeSwap", (event) => {
    const answer = event.detail.xhr.responseURL;
    if (!answer || !new URL(answer).pathname.startsWith(body.dataset.login)) return;
    event.detail.shouldSwap = false;
    const next = encodeURIComponent(location.pathname + location.search);
    location.assign(`${body.dataset.login}?next=${next}`);
  });

  /* One more line for a point on the agenda. */
  document.querySelectorAll("[data-add-line]").forEach((button) => {
    const lines = button.parentElement.querySelector("[data-lines]");
    button.hidden = false;
    button.addEventListener("click", () => {
      const line = lines.lastElementChild.cloneNode(true);
      const input = line.querySelector("input");
      input.value = "";
      input.removeAttribute("id");
      input.setAttribute("aria-label", input.getAttribute("aria-label").replace(/\d+/, lines.children.length + 1));
      lines.append(line);
      input.focus();
    });
  });

  /* A text that others read: the script that sees numbers in it comes when somebody begins to write. */
  document.addEventListener("focusin", (event) => {
    const box = event.target.closest("[data-guard-script]");
    if (!box || document.querySelector(`script[src="${box.dataset.guardScript}"]`)) return;
    const script = document.createElement("script");
    script.src = box.dataset.guardScript;
    document.head.append(script);
  });

  /* The draft of a concern (draft.js) goes when it is sent, and after a week. */
  try {
    document.querySelectorAll("[data-draft-sent]").forEach((line) => localStorage.removeItem(line.dataset.draftSent));
    Object.keys(localStorage).filter((key) => key.startsWith("draft:")).forEach((key) => {
      if (!(JSON.parse(localStorage.getItem(key)).until > Date.now())) localStorage.removeItem(key);
    });
  } catch { /* a browser that keeps nothing */ }

  const say = (text) => {
    const place = document.getElementById("messages");
    if (!place || !text) return;
    const line = document.createElement("p");
    line.className = "flash flash--error";
    line.textContent = text;
    place.replaceChildren(line);
    place.scrollIntoView({ block: "nearest" });
  };
  ["htmx:sendError", "htmx:timeout"].forEach((name) => {
    document.addEventListener(name, () => say(body.dataset.offline));
  });
  document.addEventListener("htmx:responseError", () => say(body.dataset.failed));
})();
