/* Asks the device for a passkey. Only on pages with a form for it: hidden, or with a note, where no passkey is possible.
   <form data-passkey="create | get | login" data-passkey-options="id of the options"> – login fetches its options. */
(() => {
  "use strict";

  const toBytes = (text) => {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  };
  const toText = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  const withBytes = (list) => (list || []).map((one) => ({ ...one, id: toBytes(one.id) }));

  const ask = {
    create: (options) => navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: toBytes(options.challenge),
        user: { ...options.user, id: toBytes(options.user.id) },
        excludeCredentials: withBytes(options.excludeCredentials),
      },
    }),
    get: (options) => navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: toBytes(options.challenge),
        allowCredentials: withBytes(options.allowCredentials),
      },
    }),
  };

  const asJson = (credential) => {
    const response = {};
    ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"].forEach((name) => {
      if (credential.response[name]) response[name] = toText(credential.response[name]);
    });
    if (credential.response.getTransports) response.transports = credential.response.getTransports();
    return JSON.stringify({
      id: credential.id,
      rawId: toText(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment,
      clientExtensionResults: credential.getClientExtensionResults(),
      response,
    });
  };

  const optionsOf = async (form) => {
    const here = document.getElementById(form.dataset.passkeyOptions);
    if (here) return JSON.parse(here.textContent);
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json();
  };

  /* A passkey belongs to a name: at a bare number, as in a demo, no device gives one. */
  const possible = window.PublicKeyCredential && window.isSecureContext
    && !/^[\d.]+$|:/.test(location.hostname);

  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    const find = (what) => form.querySelector(`[data-passkey-${what}]`);
    if (!possible) return;
    const note = find("note");
    if (note) note.hidden = true;
    form.hidden = find("button").hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      find("problem").hidden = true;
      try {
        const options = await optionsOf(form);
        const kind = form.dataset.passkey === "create" ? "create" : "get";
        const credential = await ask[kind]((options.creation_options || options.request_options).publicKey);
        form.elements.credential.value = asJson(credential);
        form.submit();
      } catch {
        find("problem").hidden = false;
      }
    });
  });
})();
