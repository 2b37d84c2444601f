/* Plain numbers in a text that others read, shown before it is sent: phone, e-mail, BSN, bank number, plate.
   The server is the judge and asks anyway. app.js fetches this file when such a field is entered.
   <div data-guard="what to say, by kind"> around the field and an empty <div data-guard-live aria-live="polite">. */
(() => {
  "use strict";
  const PAUSE = 900; // after the last key: a warning half-way a number helps nobody
  const BANKS = { NL: 18, BE: 16, DE: 22, FR: 27, ES: 24, IT: 27, GB: 22, PL: 28, LT: 20, IE: 22, LU: 20, PT: 25 };
  const PLATES = [
    "XX9999", "99XX99", "9999XX", "XX99XX", "XXXX99", "99XXXX", "99XXX9", "9XXX99", "XX999X", "X999XX", "XXX99X",
    "X99XXX", "9XX999", "999XX9",
  ];

  const passesEleven = (text) => {
    const nine = text.replace(/\D/g, "");
    const sum = [...nine].reduce((total, digit, place) => total + digit * (place === 8 ? -1 : 9 - place), 0);
    return Number(nine) > 0 && sum % 11 === 0;
  };
  const passesBank = (text) => {
    const plain = text.replace(/[\s.-]/g, "").toUpperCase();
    const numbers = (plain.slice(4) + plain.slice(0, 4)).replace(/[A-Z]/g, (letter) => letter.charCodeAt(0) - 55);
    return [...numbers].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
  };
  const isPlate = (text) => PLATES.includes(
    text.replace(/[\s-]/g, "").replace(/[a-z]/gi, "X").replace(/\d/g, "9"),
  );

  /* Kinds in order of who wins where two see the same letters. */
  const bank = Object.entries(BANKS).map(
    ([land, long]) => `${land}[\\s.-]?\\d{2}(?:[\\s.-]?[A-Z0-9]){${long - 4}}`,
  ).join("|");
  const KINDS = [
    ["email", /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}/gu, () => true],
    ["iban", new RegExp(`(?<![A-Z0-9])(?:${bank})(?![A-Z0-9])`, "giu"), passesBank],
    ["phone", /(?<![\d+])(?:\+31|0031|0)(?:[\s().-]{0,3}\d){9,10}(?!\d)/gu, (text) => /^(?:\+31|0031)?0?[1-9]\d{8}$/.test(
      text.replace(/[\s().-]/g, ""),
    )],
    ["bsn", /(?<!\d)\d(?:[ .-]?\d){8}(?!\d)/gu, passesEleven],
    ["plate", /(?<![\w-])[a-z0-9]{1,3}-[a-z0-9]{2,3}-[a-z0-9]{1,3}(?![\w-])/giu, isPlate],
  ];

  const fieldsOf = (box) => [...box.querySelectorAll("textarea, input[type=text]")];

  /* [kind, words] of all that is in the text, each once; what the server asked about already is on the page. */
  const look = (box, kinds) => {
    const asked = [...box.querySelectorAll("[role=group] mark")].map((mark) => mark.textContent);
    const seen = new Map();
    fieldsOf(box).forEach((field) => {
      let text = field.value;
      KINDS.forEach(([kind, pattern, holds]) => {
        if (!kinds[kind]) return;
        text = text.replace(pattern, (words) => {
          if (!holds(words)) return words;
          if (!asked.includes(words)) seen.set(words, kind);
          return "|".repeat(words.length);
        });
      });
    });
    return [...seen].map(([words, kind]) => [kind, words]);
  };

  const add = (parent, name, text, css) => {
    const element = document.createElement(name);
    element.textContent = text;
    if (css) element.className = css;
    parent.append(element);
    return element;
  };

  const show = (box) => {
    const kinds = JSON.parse(box.dataset.guard);
    const place = box.querySelector("[data-guard-live]");
    const found = look(box, kinds);
    const said = JSON.stringify(found);
    if (said === (place.dataset.said || "[]")) return; // nothing new: a screen reader stays quiet
    place.dataset.said = said;
    place.replaceChildren();
    found.forEach(([kind, words]) => {
      const panel = add(place, "div", "", "guard");
      add(panel, "p", kinds[kind].title, "guard__title");
      add(add(panel, "p", ""), "mark", words);
      add(panel, "p", kinds[kind].why);
      const button = add(panel, "button", `${box.dataset.guardTake} ${words}`, "btn btn--s");
      button.type = "button";
      button.addEventListener("click", () => take(box, words, kinds[kind].instead));
    });
  };

  const take = (box, words, instead) => {
    const fields = fieldsOf(box).filter((field) => field.value.includes(words));
    fields.forEach((field) => {
      field.value = field.value.split(words).join(instead);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    clearTimeout(timers.get(box));
    show(box);
    const place = box.querySelector("[data-guard-live]");
    if (!place.children.length) add(place, "p", box.dataset.guardTaken, "small");
    (fields[0] || fieldsOf(box)[0]).focus();
  };

  const timers = new WeakMap();
  const wait = (event) => {
    const box = event.target.closest("[data-guard]");
    if (!box || event.target.type === "radio") return;
    clearTimeout(timers.get(box));
    timers.set(box, setTimeout(() => show(box), PAUSE));
  };
  document.addEventListener("input", wait);
  wait({ target: document.activeElement }); // what was typed while this file was on its way
})();
