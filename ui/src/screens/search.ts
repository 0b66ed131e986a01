// Search as you type: every word that was typed occurs somewhere in the service or the account.
import type { Account } from "../ipc/types/Account";

export interface Searchable {
  account: Account;
  text: string;
}

/** Made once a list, not once a keystroke. */
export function searchable(accounts: Account[]): Searchable[] {
  return accounts.map((account) => ({ account, text: plain(`${account.issuer}\n${account.name}`) }));
}

export function search(list: Searchable[], query: string): Account[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const found: Account[] = [];
  for (const { account, text } of list) {
    if (words.every((word) => text.includes(word))) found.push(account);
  }
  return found;
}

/** Lower case without accents: "Café" is found by "cafe". */
export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
