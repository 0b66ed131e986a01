// How an account's backup codes stand, in words.
import type { CodesGlance } from "../ipc/types/CodesGlance";
import type { CodesStatus } from "../ipc/types/CodesStatus";
import { t } from "../words";

type Counted = Pick<CodesGlance, "status" | "left" | "total">;

export const isWell = (status: CodesStatus): boolean => status === "good";

/** There is something to come back with. */
export const isWhole = (status: CodesStatus): boolean => status !== "none" && status !== "used";

/** `Nog 2 van 10 codes, bijna op`. */
export const standing = ({ status, left, total }: Counted): string => t(`backup-codes-status-${status}`, { left, total });

/** `op papier: blauwe map`; null when nothing is noted. */
export function placeOf({ place, whereabouts }: Pick<CodesGlance, "place" | "whereabouts">): string | null {
  if (place === null) return null;
  const where = t(`backup-codes-at-${place}`);
  return whereabouts === "" ? where : t("backup-codes-at-noted", { where, whereabouts });
}
