// What a tiqr service said of an account, in a word: the chip of its row. What to do about it is in standing/.
import type { Standing } from "../ipc/types/Standing";
import type { IconName } from "../parts/icons";
import { moment } from "../state/day";
import { t } from "../words";

export function standingOf(standing: Standing): { tone: "warn" | "bad"; icon: IconName; text: string } {
  switch (standing.state) {
    case "blocked":
      return { tone: "bad", icon: "stop", text: t("standing-blocked") };
    case "blocked-until":
      return { tone: "warn", icon: "clock", text: t("standing-blocked-until", { time: moment(standing.until) }) };
    case "pending":
      return { tone: "warn", icon: "ask", text: t("standing-pending") };
  }
}
