// How each status looks; its word stands beside it.
import type { CodesStatus } from "../ipc/types/CodesStatus";
import type { IconName } from "../parts/icons";

export interface Sign {
  tone: "neutral" | "ok" | "warn" | "bad";
  icon?: IconName;
  /** Instead of an icon: both halves, or one lost. */
  token?: "whole" | "lost";
}

export const signs: Record<CodesStatus, Sign> = {
  none: { tone: "bad", token: "lost" },
  used: { tone: "warn", icon: "again" },
  low: { tone: "warn", icon: "warn" },
  unchecked: { tone: "neutral", icon: "eye" },
  good: { tone: "ok", token: "whole" },
};
