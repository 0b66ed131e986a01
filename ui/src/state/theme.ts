import type { Theme } from "../ipc/types/Theme";

const dark = matchMedia("(prefers-color-scheme: dark)");
let chosen: Theme = "system";

dark.addEventListener("change", () => wear(chosen));

/** Light or dark on the whole window; `system` follows the system while the window is open. */
export function wear(theme: Theme) {
  chosen = theme;
  document.documentElement.dataset.theme = theme === "system" ? (dark.matches ? "dark" : "light") : theme;
}
