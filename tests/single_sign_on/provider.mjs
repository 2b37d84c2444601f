// A real OpenID provider for the tests: logs in whoever login_hint describes, without asking.
// node provider.mjs PORT REDIRECT_URI CLIENT_ID CLIENT_SECRET
import { createServer } from "node:http";

import Provider from "oidc-provider";

const [port, redirectUri, clientId, clientSecret] = process.argv.slice(2);
const people = new Map();

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: [redirectUri],
    token_endpoint_auth_method: "client_secret_post",
  }],
  acrValues: ["urn:example:strong"],
  claims: { openid: ["sub", "amr", "acr"], email: ["email", "email_verified"], profile: ["name"] },
  conformIdTokenClaims: false, // amr and acr stand in the ID token, as other providers have it
  cookies: { keys: ["only-for-tests"] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (context, interaction) => `/finish/${interaction.uid}` },
  findAccount: (context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id).claims }) }),
  loadExistingGrant: async (context) => {
    const grant = new context.oidc.provider.Grant({
      clientId: context.oidc.client.clientId,
      accountId: context.oidc.session.accountId,
    });
    grant.addOIDCScope("openid email profile");
    await grant.save();
    return grant;
  },
});

const finish = async (request, response) => {
  const { params } = await provider.interactionDetails(request, response);
  const person = JSON.parse(params.login_hint);
  if (person.refuses) return provider.interactionFinished(request, response, { error: "access_denied" });
  people.set(person.sub, person);
  const { sub: accountId, amr, acr } = person;
  return provider.interactionFinished(request, response, { login: { accountId, amr, acr } });
};

const answer = provider.callback();
createServer((request, response) => {
  if (!request.url.startsWith("/finish/")) return answer(request, response);
  return finish(request, response).catch((error) => response.writeHead(500).end(String(error)));
}).listen(port, "127.0.0.1", () => console.log("ready"));
