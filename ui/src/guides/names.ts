// An account on the day that matters, in words.
import "./sentences";
import type { ComeBack } from "../ipc/types/ComeBack";
import { t } from "../words";
import type { Told } from "./told";

export function nameOf({ service, account }: ComeBack): string {
  return service || account || t("come-back-nameless");
}

/** Where its code is, with the person's own words for it; null where that is not known. */
export function whereOf({ place, whereabouts }: Told): string | null {
  if (place === null) return null;
  const where = t(`come-back-at-${place}`);
  return whereabouts ? t("come-back-at-words", { place: where, words: whereabouts }) : where;
}
