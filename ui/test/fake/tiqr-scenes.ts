// Pairing and logging in by tiqr.
import { pair, show } from "../../src/state/app.svelte";
import "../../src/login/sentences";
import { heading, press, retime, seen, type } from "./act";
import { failed, found, household, invited, noordzee, profile, tiqrAccount } from "./data";
import type { World } from "./play";
import type { Scene } from "./scenes";

const beat = 900;

const enrols = (more: Partial<World> = {}, known = true) => (): World => ({
  profiles: household(),
  camera: { sees: [found({ kind: "tiqr-enrol", host: noordzee, known })] },
  invites: invited(),
  ...more,
});

async function toAsk() {
  retime(beat, 0);
  pair();
  await press("pair-next-scan");
  await heading("pair-ask-heading");
}

async function toWho() {
  await toAsk();
  await press("pair-ask-do");
  await seen("pair-who-new");
}

async function toTaken(id: string) {
  await toWho();
  await press("pair-next-pin");
  await type("pair-pin-label", "829146");
  await type("pair-pin-again", "829146");
  await press("pair-next-confirm");
  await seen(id);
}

const lotte = (more: Parameters<typeof profile>[2] = {}) => profile("lotte", "Lotte Vermeulen", { accounts: [tiqrAccount()], ...more });
const personnel = () => profile("personeel", "Personeelsdienst", { accounts: [tiqrAccount()] });
const logsIn = (more: Partial<World> = {}, profiles = () => [lotte()]) => (): World => ({ profiles: profiles(), ...more });

const asked = { ticket: 7, login: { service: noordzee, site: "studentenportaal.noordzee.example" } };
const toLogin = async () => {
  show({ at: "login", asked });
  await heading("login-heading", { service: noordzee });
};

async function tryPin(pin: string) {
  await toLogin();
  await type("login-pin", pin);
  await press("login-do");
}

const refusal = (code: string, args = {}) => ({ refuses: { login_answer: failed(code, args) } });

export const tiqrScenes = {
  "pair-ask": { world: enrols(), act: toAsk },
  "pair-ask-unknown": { world: enrols({}, false), act: toAsk },
  "pair-ask-used": {
    world: enrols({ refuses: { invited: failed("tiqr-code-used", { host: noordzee }) } }),
    act: async () => {
      await toAsk();
      await press("pair-ask-do");
      await seen("pair-ask-again");
    },
  },
  "pair-who-tiqr": { world: enrols(), act: toWho },
  "pair-who-tiqr-elsewhere": { world: enrols({ invites: invited({ others: ["login.elders.example"] }) }), act: toWho },
  "pair-taken": { world: enrols(), act: () => toTaken("pair-taken-more") },
  "pair-taken-unsure": { world: enrols({ taken: false }), act: () => toTaken("pair-taken-yes") },
  "codes-tiqr": { world: logsIn({}, () => [lotte({ state: "open", lockAfter: 5, accounts: [...household()[0]!.accounts.slice(0, 2), tiqrAccount()] })]) },
  login: { world: logsIn(), act: toLogin },
  "login-two-profiles": { world: logsIn({}, () => [lotte(), personnel()]), act: toLogin },
  "login-nobody": { world: logsIn({}, () => [profile("lotte", "Lotte Vermeulen")]), act: toLogin },
  "login-wrong-pin": {
    world: logsIn(),
    act: async () => {
      await tryPin("555555");
      await seen("error-pin-wrong", { left: 2 });
    },
  },
  "login-done": {
    world: logsIn(),
    act: async () => {
      await tryPin("829146");
      await heading("login-done-heading", { service: "Universiteit Noordzee" });
    },
  },
  "login-which": {
    world: logsIn({ candidates: [{ id: "a1", issuer: "Universiteit Noordzee", name: "u0123456" }, { id: "a2", issuer: "Universiteit Noordzee", name: "u0654321 (personeel)" }] }),
    act: async () => {
      await tryPin("829146");
      await heading("login-which-heading");
    },
  },
  "login-expired": {
    world: logsIn(refusal("tiqr-login-expired", { message: "Session expired" })),
    act: async () => {
      await tryPin("829146");
      await heading("login-refused-heading");
    },
  },
  "login-wrong-response": {
    world: logsIn(refusal("tiqr-response-wrong-left", { attempts_left: 2 })),
    act: async () => {
      await tryPin("829146");
      await heading("login-refused-heading");
    },
  },
  "login-offline": {
    world: logsIn(refusal("tiqr-offline", { host: noordzee, user: "u0123456", otp: "539871" })),
    act: async () => {
      await tryPin("829146");
      await seen("login-offline-once");
    },
  },
} satisfies Record<string, Scene>;
