// Every question that the window can ask the shell, typed. Nothing else in ui/ calls `invoke`.
import { Channel, invoke as ask, type InvokeArgs, type InvokeOptions } from "@tauri-apps/api/core";
import { learnFailures } from "../words";
import type { AppState } from "./types/AppState";
import type { BackupCodes } from "./types/BackupCodes";
import type { BackupContents } from "./types/BackupContents";
import type { Board } from "./types/Board";
import type { Camera } from "./types/Camera";
import type { CameraEvent } from "./types/CameraEvent";
import type { Codes } from "./types/Codes";
import type { CodesSource } from "./types/CodesSource";
import type { ComeBack } from "./types/ComeBack";
import type { EnteredCodes } from "./types/EnteredCodes";
import type { Failure } from "./types/Failure";
import type { Found } from "./types/Found";
import type { Guide } from "./types/Guide";
import type { Invited } from "./types/Invited";
import type { Language } from "./types/Language";
import type { LoggedIn } from "./types/LoggedIn";
import type { LoginStep } from "./types/LoginStep";
import type { Look } from "./types/Look";
import type { NewCodes } from "./types/NewCodes";
import type { OwnPassphrase } from "./types/OwnPassphrase";
import type { Paired } from "./types/Paired";
import type { PinAdvice } from "./types/PinAdvice";
import type { Policy } from "./types/Policy";
import type { Recovered } from "./types/Recovered";
import type { Restored } from "./types/Restored";
import type { SavedBackup } from "./types/SavedBackup";
import type { SheetCodes } from "./types/SheetCodes";
import type { Snooze } from "./types/Snooze";
import type { Target } from "./types/Target";
import type { Theme } from "./types/Theme";
import type { TypedKey } from "./types/TypedKey";
import type { Updates } from "./types/Updates";
import type { WhichCode } from "./types/WhichCode";

/** A refusal comes once there are words for it. */
async function invoke<T>(command: string, args?: InvokeArgs, options?: InvokeOptions): Promise<T> {
  try {
    return await ask<T>(command, args, options);
  } catch (thrown) {
    await learnFailures();
    throw thrown;
  }
}

export const ipc = {
  // the whole
  state: () => invoke<AppState>("state"),
  /** Calls `f` whenever a profile was opened, locked, changed or removed, here or by another program. */
  watch: (f: () => void) => invoke<void>("watch", { changes: new Channel<null>(f) }),
  setLanguage: (language: Language) => invoke<void>("set_language", { language }),
  setTheme: (theme: Theme) => invoke<void>("set_theme", { theme }),
  /** Whether Koppel starts with the person's session; null where it cannot. */
  autostart: () => invoke<boolean | null>("autostart"),
  /** Answers how it is afterwards. */
  setAutostart: (on: boolean) => invoke<boolean | null>("set_autostart", { on }),
  /** The person is here: at most once in 20 s, so that idle locking knows. */
  touch: () => invoke<void>("touch"),

  // profiles
  unlock: (profile: string, pin: string) => invoke<void>("unlock", { profile, pin }),
  lock: (profile: string) => invoke<void>("lock", { profile }),
  /** A wrong PIN counts as one at unlocking; a new one that is refused does not. */
  changePin: (profile: string, pin: string, newPin: string, newPinAgain: string) =>
    invoke<void>("change_pin", { profile, pin, newPin, newPinAgain }),
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
  /** What it had to come back with; null when it was gone already. */
  removeAccount: (profile: string, account: string) => invoke<ComeBack | null>("remove_account", { profile, account }),

  // backup codes of one account
  backupCodes: (profile: string, account: string) => invoke<BackupCodes>("backup_codes", { profile, account }),
  /** Reads codes from there; they stay with the shell until they are noted or forgotten. Null: no file was chosen. */
  enterBackupCodes: (profile: string, account: string, source: CodesSource) =>
    invoke<EnteredCodes | null>("enter_backup_codes", { profile, account, source }),
  forgetEnteredCodes: () => invoke<void>("forget_entered_codes"),
  noteBackupCodes: (profile: string, account: string, codes: NewCodes) =>
    invoke<void>("note_backup_codes", { profile, account, new: codes }),
  /** The service gave new ones: the old ones end. */
  replaceBackupCodes: (profile: string, account: string, codes: NewCodes) =>
    invoke<void>("replace_backup_codes", { profile, account, new: codes }),
  /** The one that is shown, else the next one. */
  useBackupCode: (profile: string, account: string) => invoke<void>("use_backup_code", { profile, account }),
  /** Within a minute. */
  undoBackupCode: (profile: string, account: string) => invoke<void>("undo_backup_code", { profile, account }),
  /** The person looked, and they are still there. */
  checkBackupCodes: (profile: string, account: string) => invoke<void>("check_backup_codes", { profile, account }),
  forgetBackupCodes: (profile: string, account: string) => invoke<void>("forget_backup_codes", { profile, account }),
  /** One code, for the PIN; a wrong one counts. */
  showBackupCode: (profile: string, account: string, which: WhichCode, pin: string) =>
    invoke<string>("show_backup_code", { profile, account, which, pin }),
  hideBackupCode: (profile: string) => invoke<void>("hide_backup_code", { profile }),
  /** Copies the one that is shown; leaves the clipboard after 30 s. */
  copyBackupCode: (profile: string, account: string) => invoke<void>("copy_backup_code", { profile, account }),

  // the board
  board: () => invoke<Board>("board"),
  /** As a table, where the person says in a dialog; null when they cancel it. */
  saveBoard: () => invoke<string | null>("save_board"),
  /** The system's own dialog, for what is on the page. */
  printPage: () => invoke<void>("print_page"),
  /** Codes that are kept in the profile, for its recovery sheet. A wrong PIN counts as one at unlocking. */
  sheetCodes: (profile: string, pin: string) => invoke<SheetCodes[]>("sheet_codes", { profile, pin }),
  setHideLocked: (hide: boolean) => invoke<void>("set_hide_locked", { hide }),
  setReminder: (on: boolean) => invoke<void>("set_reminder", { on }),
  snoozeReminder: (snooze: Snooze) => invoke<void>("snooze_reminder", { snooze }),

  // finding codes; tickets live until scanForget
  cameras: () => invoke<Camera[]>("cameras"),
  /** `onFrame` gets JPEG pictures, newest wins; resolves once the camera was asked to start. */
  cameraStart: (index: number, onFrame: (jpeg: ArrayBuffer) => void, onEvent: (event: CameraEvent) => void) => {
    const frames = new Channel<ArrayBuffer>(onFrame);
    const events = new Channel<CameraEvent>(onEvent);
    return invoke<void>("camera_start", { index, frames, events });
  },
  /** Done with a picture: of those that nobody is done with two are sent, and no more. */
  cameraShown: () => invoke<void>("camera_shown"),
  cameraStop: () => invoke<void>("camera_stop"),
  /** The second way to a camera: the page may ask the web view for one, until cameraStop. */
  cameraInPage: () => invoke<void>("camera_in_page"),
  /** All codes in a frame of the page's camera: a byte of brightness for each pixel, row after row. */
  scanFrame: (width: number, height: number, brightness: Uint8Array) =>
    invoke<Found[]>("scan_frame", brightness, { headers: { width: String(width), height: String(height) } }),
  scanScreen: () => invoke<Look>("scan_screen"),
  /** The bytes of an image file. */
  scanImage: (bytes: ArrayBuffer) => invoke<Look>("scan_image", bytes),
  /** A picture or a file that was copied, where the page was given neither. */
  scanClipboard: () => invoke<Look>("scan_clipboard"),
  /** One picture of the last look that found several codes to choose among: a JPEG, the codes in it painted over. */
  scanPicture: (picture: number) => invoke<ArrayBuffer>("scan_picture", { picture }),
  readLink: (link: string) => invoke<Found>("read_link", { link }),
  /** What a link that somebody clicked on says; null when none waits. */
  takeLink: () => invoke<Found | null>("take_link"),
  readKey: (key: TypedKey) => invoke<Found>("read_key", { key }),
  scanForget: () => invoke<void>("scan_forget"),

  // tiqr
  /** Asks the service what a pairing code offers; it tells once. */
  invited: (ticket: number) => invoke<Invited>("invited", { ticket }),
  /** Answers a login code out of that profile; it stays as open or locked as it was. A wrong PIN counts. */
  login: (ticket: number, profile: string, pin: string) => invoke<LoginStep>("login", { ticket, profile, pin }),
  /** The same, as one of the accounts that `login` gave to choose among. */
  loginAs: (ticket: number, profile: string, account: string) => invoke<LoggedIn>("login_as", { ticket, profile, account }),

  /** What an organisation settles here, for the settings. */
  policy: () => invoke<Policy>("policy"),

  // pairing
  pinAdvice: (pin: string, name: string) => invoke<PinAdvice>("pin_advice", { pin, name }),
  /** Saves what `ticket` holds; the profile is open afterwards. */
  pairSave: (ticket: number, target: Target) => invoke<Paired>("pair_save", { ticket, target }),
  /** The service took the code: whatever the new account replaces ends here. */
  pairConfirm: () => invoke<void>("pair_confirm"),
  /** Takes back what pairSave saved; nothing is left of it. */
  pairUndo: () => invoke<void>("pair_undo"),

  // backups; the shell asks for places in the system's own dialog and keeps them: here comes only what they are called
  /** Looks for the backup that the profile's health speaks of; takes as long as what it lies on. */
  backupIsThere: (profile: string) => invoke<boolean>("backup_is_there", { profile }),
  /** Null when the person cancelled. */
  pickBackupPlace: (profile: string) => invoke<string | null>("pick_backup_place", { profile }),
  pickBackupFolder: () => invoke<string | null>("pick_backup_folder"),
  /** Why this cannot be a passphrase; null when it can. */
  passphraseAdvice: (profile: string, text: string) => invoke<Failure | null>("passphrase_advice", { profile, text }),
  /** At the place that was picked; `own` null: under six new words, told in this answer and never again. */
  saveBackup: (profile: string, own: OwnPassphrase | null) => invoke<SavedBackup>("save_backup", { profile, own }),
  /** In the folder that was picked; makes the first one. */
  autoBackupOn: (profile: string) => invoke<SavedBackup>("auto_backup_on", { profile }),
  autoBackupOff: (profile: string) => invoke<void>("auto_backup_off", { profile }),

  // the practice site, a program of its own
  /** Its address while it runs. */
  practiceSite: () => invoke<string | null>("practice_site"),
  /** Starts it if need be, and opens it in the browser: its address. */
  showPracticeSite: () => invoke<string>("show_practice_site"),
  stopPracticeSite: () => invoke<void>("stop_practice_site"),

  // newer versions: each answer is how far it is by then
  updates: () => invoke<Updates>("updates"),
  /** Asks the release host. */
  lookForUpdate: () => invoke<Updates>("look_for_update"),
  /** Downloads what was found and checks it; `f` hears of each per cent. */
  downloadUpdate: (f: (percent: number) => void) => invoke<Updates>("download_update", { progress: new Channel<number>(f) }),
  /** Also stops a download. */
  forgetUpdate: () => invoke<Updates>("forget_update"),
  /** Koppel ends with this, and starts anew. */
  installUpdate: () => invoke<void>("install_update"),

  // ways back
  pickBackupFile: () => invoke<string | null>("pick_backup_file"),
  /** Opens the file that was picked; it stays with the shell until it is restored or forgotten. */
  openBackup: (passphrase: string) => invoke<BackupContents>("open_backup", { passphrase }),
  /** The profile is open afterwards. */
  restoreBackup: (name: string, pin: string, pinAgain: string) => invoke<Restored>("restore_backup", { name, pin, pinAgain }),
  forgetBackup: () => invoke<void>("forget_backup"),
  /** A damaged profile as it was before its last change; a wrong PIN counts. It is open afterwards. */
  recover: (profile: string, pin: string) => invoke<Recovered>("recover", { profile, pin }),

  // when it matters
  guides: (language: Language) => invoke<Guide[]>("guides", { language }),
  /** What each account of a profile has to come back with, open or not. */
  comeBack: (profile: string) => invoke<ComeBack[]>("come_back", { profile }),
};
