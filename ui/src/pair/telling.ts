// The words for what was seen.
import { firstSentence } from "../parts/pieces";
import { say, t } from "../words";
import type { Sight, Unusable, Usable } from "./found";
import type { Telling } from "./Notice.svelte";

export type Source = "screen" | "image" | "text";

export function titleOf(usable: Usable): string {
  const [first] = usable.accounts;
  if (usable.asks) return usable.asks.host;
  if (usable.login) return t("pair-scan-login", { service: usable.login.service });
  return usable.moved || !first ? t("pair-migration-name") : first.issuer || first.name;
}

export function foundTelling(usable: readonly Usable[]): Telling {
  const [first] = usable;
  const count = first?.accounts.length ?? 0;
  const one = usable.length === 1 && first;
  const what = !one
    ? t("pair-choose-heading")
    : count > 1
      ? t("pair-scan-found-many", { count })
      : t("pair-scan-found", { name: titleOf(one) });
  return { tone: "ok", icon: "check", what, more: one ? t("pair-scan-goes-on") : "" };
}

/** What is in view and cannot be paired (yet); null when there is nothing to say. */
export function sightTelling(sight: Sight, cameraStays: boolean): Telling | null {
  if (sight.unusable?.kind === "broken" || (sight.unusable && !sight.partial)) return unusableTelling(sight.unusable, cameraStays);
  if (!sight.partial) return null;
  const { seen, of } = sight.partial;
  return {
    tone: "ok",
    icon: "qr",
    what: t("pair-migration-progress", { seen, of, left: of - seen }),
    more: t("pair-migration-progress-more"),
  };
}

function unusableTelling(unusable: Unusable, cameraStays: boolean): Telling {
  const { first, rest } = firstSentence(sentenceOf(unusable));
  return { tone: "warn", icon: "warn", what: first, more: cameraStays ? `${rest} ${t("pair-scan-camera-stays")}`.trim() : rest };
}

/** `screens`: how many were looked at. */
export function nothingTelling(source: Source, screens = 1): Telling {
  if (source === "screen") return nothingOnScreen(screens);
  const { first, rest } = firstSentence(t(`pair-scan-none-${source}`));
  return { tone: "warn", icon: "search", what: first, more: rest };
}

/** What makes a page larger together with +. */
const zoomKey = /Mac/.test(navigator.userAgent) ? "Cmd" : "Ctrl";

function nothingOnScreen(screens: number): Telling {
  return {
    tone: "warn",
    icon: "search",
    what: screens > 1 ? t("pair-scan-none-screens", { count: screens }) : t("pair-scan-none-screen"),
    points: [
      t("pair-scan-none-screen-covered"),
      t("pair-scan-none-screen-small", { key: zoomKey }),
      t("pair-scan-none-screen-elsewhere"),
    ],
    more: "",
  };
}

export function lookingTelling(): Telling {
  return { tone: "plain", icon: "qr", what: t("pair-scan-looking"), more: t("pair-scan-looking-more") };
}

/** Why a link or a key is no use, as one text for its field. */
export function refusalOf(sight: Sight): string {
  if (sight.unusable) return sentenceOf(sight.unusable);
  return sightTelling(sight, false)?.what ?? t("pair-scan-none-text");
}

const sentenceOf = (unusable: Unusable): string =>
  unusable.kind === "broken" ? say(unusable.failure) : t(`other-${unusable.about}`);
