// Every question that the window can ask the shell, typed. Nothing else in ui/ calls `invoke`.
import { Channel, invoke } from "@tauri-apps/api/core";
import type { AppState } from "./types/AppState";
import type { Backup } from "./types/Backup";
import type { Camera } from "./types/Camera";
import type { CameraEvent } from "./types/CameraEvent";
import type { Codes } from "./types/Codes";
import type { Found } from "./types/Found";
import type { Language } from "./types/Language";
import type { Paired } from "./types/Paired";
import type { PinAdvice } from "./types/PinAdvice";
import type { Target } from "./types/Target";
import type { Theme } from "./types/Theme";
import type { TypedKey } from "./types/TypedKey";

export const ipc = {
  // the whole
  state: () => invoke<AppState>("state"),
  /** Calls `f` whenever a profile was opened, locked, changed or removed, here or by another program. */
  watch: (f: () => void) => invoke<void>("watch", { changes: new Channel<null>(f) }),
  setLanguage: (language: Language) => invoke<void>("set_language", { language }),
  setTheme: (theme: Theme) => invoke<void>("set_theme", { theme }),
  /** The person is here: at most once in 20 s, so that idle locking knows. */
  touch: () => invoke<void>("touch"),

  // profiles
  unlock: (profile: string, pin: string) => invoke<void>("unlock", { profile, pin }),
  lock: (profile: string) => invoke<void>("lock", { profile }),
  renameProfile: (profile: string, name: string) => invoke<void>("rename_profile", { profile, name }),
  removeProfile: (profile: string) => invoke<void>("remove_profile", { profile }),
  setLockAfter: (profile: string, minutes: number) => invoke<void>("set_lock_after", { profile, minutes }),

  // accounts
  codes: (profile: string) => invoke<Codes>("codes", { profile }),
  /** HOTP: makes, saves and answers the next code. */
  nextCode: (profile: string, account: string) => invoke<string>("next_code", { profile, account }),
  /** Copies the code of this moment (for HOTP the one last made); leaves the clipboard after 30 s. */
  copyCode: (profile: string, account: string) => invoke<void>("copy_code", { profile, account }),
  renameAccount: (profile: string, account: string, issuer: string, name: string) =>
    invoke<void>("rename_account", { profile, account, issuer, name }),
  removeAccount: (profile: string, account: string) => invoke<void>("remove_account", { profile, account }),
  setBackup: (profile: string, account: string, backup: Backup) =>
    invoke<void>("set_backup", { profile, account, backup }),

  // finding codes; tickets live until scanForget
  cameras: () => invoke<Camera[]>("cameras"),
  /** `onFrame` gets JPEG pictures, newest wins; resolves once the camera was asked to start. */
  cameraStart: (index: number, onFrame: (jpeg: ArrayBuffer) => void, onEvent: (event: CameraEvent) => void) => {
    const frames = new Channel<ArrayBuffer>(onFrame);
    const events = new Channel<CameraEvent>(onEvent);
    return invoke<void>("camera_start", { index, frames, events });
  },
  cameraStop: () => invoke<void>("camera_stop"),
  scanScreen: () => invoke<Found[]>("scan_screen"),
  /** The bytes of an image file. */
  scanImage: (bytes: ArrayBuffer) => invoke<Found[]>("scan_image", bytes),
  readLink: (link: string) => invoke<Found>("read_link", { link }),
  readKey: (key: TypedKey) => invoke<Found>("read_key", { key }),
  scanForget: () => invoke<void>("scan_forget"),

  // pairing
  pinAdvice: (pin: string) => invoke<PinAdvice>("pin_advice", { pin }),
  /** Saves what `ticket` holds; the profile is open afterwards. */
  pairSave: (ticket: number, target: Target) => invoke<Paired>("pair_save", { ticket, target }),
  /** The service took the code: whatever the new account replaces ends here. */
  pairConfirm: () => invoke<void>("pair_confirm"),
  /** Takes back what pairSave saved; nothing is left of it. */
  pairUndo: () => invoke<void>("pair_undo"),
};
