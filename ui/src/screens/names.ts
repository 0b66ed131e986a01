// A damaged file may have lost its name.
import type { Profile } from "../ipc/types/Profile";
import { t } from "../words";

export function nameOf(profile: Profile): string {
  return profile.name || t("profile-unnamed");
}
