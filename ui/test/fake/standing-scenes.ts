// Accounts that a service blocked, for good or for a while, or has not confirmed; and what to do about each.
import { t } from "../../src/words";
import "../../src/standing/sentences";
import { moment } from "../../src/state/day";
import { press, seen } from "./act";
import { account, noCodes, household, noon, profile, tiqrAccount } from "./data";
import type { World } from "./play";
import type { Scene } from "./scenes";

const until = noon / 1000 + 15 * 60;
const service = "Universiteit Noordzee";

const standings = (): World => ({
  profiles: [
    profile("lotte", "Lotte Vermeulen", {
      state: "open",
      lockAfter: 5,
      accounts: [
        ...household()[0]!.accounts.slice(0, 1),
        tiqrAccount({ state: "blocked" }),
        { ...tiqrAccount({ state: "blocked-until", until }), issuer: "Hogeschool De Kade", name: "lvermeulen" },
        { ...tiqrAccount({ state: "pending" }), issuer: "eduID", name: "lotte.vermeulen@noordzee.example" },
        account("Loket Sociale Zaken", "lvermeulen", "482913", "105774", { backup: noCodes }),
      ],
    }),
  ],
});

const one = (standing: Parameters<typeof tiqrAccount>[0]) => (): World => ({
  profiles: [profile("lotte", "Lotte Vermeulen", { state: "open", lockAfter: 5, accounts: [tiqrAccount(standing)] })],
});

/** The row is a button over what it shows, named by what it says aloud. */
async function pressRow(standing: string) {
  await press("row-standing", { issuer: service, name: "u0123456", standing });
}

export const standingScenes = {
  "codes-standing": { world: standings },
  "what-now-blocked": {
    world: one({ state: "blocked" }),
    act: async () => {
      await pressRow(t("standing-blocked"));
      await seen("what-now-why-blocked");
    },
  },
  "what-now-blocked-until": {
    world: one({ state: "blocked-until", until }),
    act: async () => {
      await pressRow(t("standing-blocked-until", { time: moment(until) }));
      await seen("what-now-why-blocked-until");
    },
  },
  "what-now-pending": {
    world: one({ state: "pending" }),
    act: async () => {
      await pressRow(t("standing-pending"));
      await seen("what-now-why-pending");
    },
  },
} satisfies Record<string, Scene>;
