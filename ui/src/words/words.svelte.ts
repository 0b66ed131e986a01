// Project Fluent: the only source of text that a person reads.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import type { Failure } from "../ipc/types/Failure";
import type { Language } from "../ipc/types/Language";

/** The sentences of files, by their path: `…/<language>/<name>.ftl`. */
type Files = Record<string, string>;

const learned: Files[] = [
  import.meta.glob<string>(["../../../locales/*/shell.ftl", "../../../locales/*/terms.ftl"], { query: "?raw", import: "default", eager: true }),
];

let current = $state<Language>("nl");
let failures = $state<"unknown" | "known">("unknown");
const bundles = new Map<Language, FluentBundle>();

/** Adds sentences that the first picture does without. */
export function learn(files: Files) {
  learned.push(files);
  for (const [of, bundle] of bundles) teach(bundle, of, files);
}

/** Learns what is said of failures: two thirds of all sentences that a start could need, and hardly one does. */
export async function learnFailures() {
  if (failures === "known") return;
  await import("./failures");
  failures = "known";
}

let ofPassphrases: Promise<void> | null = null;

/** From here on a profile is said to have a passphrase and no PIN. */
export function speakOfPassphrases(): Promise<void> {
  ofPassphrases ??= import("./passphrase").then(({ files }) => {
    // a bundle keeps the first of two that have one name
    learned.unshift(files);
    bundles.clear();
  });
  return ofPassphrases;
}

export const language = {
  get now(): Language {
    return current;
  },
};

export function speak(next: Language) {
  current = next;
  document.documentElement.lang = next;
}

/** The sentence for `id`; follows the language while the window is open. */
export function t(id: string, args?: Record<string, FluentVariable>): string {
  const bundle = bundleOf(current);
  const message = bundle.getMessage(id);
  if (!message?.value) throw new Error(`no message ${id} in ${current}`);
  return bundle.formatPattern(message.value, args ?? null);
}

/** What went wrong, and what to do. A refused command comes when it can be said; of what the shell tells by itself there
    is nothing to read for a moment. */
export function say(failure: Failure): string {
  if (failures === "unknown") {
    void learnFailures();
    return "";
  }
  const id = `error-${failure.code}`;
  return bundleOf(current).hasMessage(id) ? t(id, failure.args) : t("error-unknown", { code: failure.code });
}

/** What a rejected command gave: the shell's own failure, or one that was never meant to happen. */
export function failureOf(thrown: unknown): Failure {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "args" in thrown) return thrown as Failure;
  return { code: "unknown", args: {} };
}

function bundleOf(of: Language): FluentBundle {
  const known = bundles.get(of);
  if (known) return known;
  const bundle = new FluentBundle(of, { useIsolating: false });
  for (const files of learned) teach(bundle, of, files);
  bundles.set(of, bundle);
  return bundle;
}

function teach(bundle: FluentBundle, of: Language, files: Files) {
  for (const [path, text] of Object.entries(files)) {
    if (path.includes(`/locales/${of}/`)) bundle.addResource(new FluentResource(text));
  }
}
