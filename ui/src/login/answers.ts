// Which profiles could answer a login, and which answers of a service are the end of a try. Pure.
import type { Failure } from "../ipc/types/Failure";
import type { Login } from "../ipc/types/Login";
import type { Profile } from "../ipc/types/Profile";

/** Those that have an account of the service and can be opened; the list knows that while they are locked. */
export function answersOf(profiles: readonly Profile[], login: Login): Profile[] {
  return profiles.filter(({ tiqr, state }) => tiqr.includes(login.service) && (state === "open" || state === "locked"));
}

/** The service, or the way to it, said no: not the profile. */
export const isOfService = ({ code }: Failure): boolean => code.startsWith("tiqr-") || code.startsWith("web-");

/** The same code may be answered once more. */
export const mayTryAgain = ({ code }: Failure): boolean => code.startsWith("tiqr-response-wrong") || code.startsWith("web-");
