// What to do at each service: asked of the shell when a screen first needs it, in the language of that moment.
import { ipc } from "../ipc";
import type { Guide } from "../ipc/types/Guide";
import type { Language } from "../ipc/types/Language";
import { language } from "../words";

let known = $state.raw<Partial<Record<Language, Guide[]>>>({});
/** Asked for once, however many accounts want theirs. */
const asked = new Set<Language>();

export const guides = {
  /** The general one last; empty until they are here. */
  get all(): Guide[] {
    return known[language.now] ?? [];
  },
  of(id: string): Guide | undefined {
    return this.all.find((guide) => guide.id === id) ?? this.all.at(-1);
  },
};

/** Has them here, and once more when the language changes. */
export function useGuides(): typeof guides {
  $effect(() => void ask(language.now));
  return guides;
}

async function ask(of: Language) {
  if (asked.has(of)) return;
  asked.add(of);
  const told = await ipc.guides(of);
  known = { ...known, [of]: told };
}
