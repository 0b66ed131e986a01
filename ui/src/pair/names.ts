// The name proposed for a new profile: the person in an address, else the service. When that person has a profile
// already, a single account is named after its service; several, which have many services, after the person again.
import type { Offer } from "../ipc/types/Offer";

export function proposedName(offers: readonly Offer[], taken: readonly string[]): string {
  const [first, second] = offers;
  const person = offers.map(({ name }) => personIn(name)).find((name) => name !== null);
  const service = first?.issuer || first?.name || "";
  const one = second === undefined;
  if (person && (!one || !isTaken(person, taken))) return untaken(person, taken);
  return untaken(service, taken);
}

/** `lotte.vermeulen@…` is Lotte Vermeulen; `lvermeulen`, `8804 112 45` and `a.b@…` tell no name. */
function personIn(name: string): string | null {
  const at = name.indexOf("@");
  if (at < 1) return null;
  const words = name.slice(0, at).split(/[._]+/);
  const isName = words.every((word) => /^[\p{L}-]{2,}$/u.test(word));
  return isName ? words.map(capital).join(" ") : null;
}

const capital = (word: string): string =>
  word
    .split("-")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("-");

function untaken(name: string, taken: readonly string[]): string {
  if (!isTaken(name, taken)) return name;
  let number = 2;
  while (isTaken(`${name} ${number}`, taken)) number += 1;
  return `${name} ${number}`;
}

/** Names differ when they differ in more than capitals and outer spaces. */
export function isTaken(name: string, taken: readonly string[]): boolean {
  const plain = (text: string) => text.trim().toLowerCase();
  return taken.some((other) => plain(other) === plain(name));
}
